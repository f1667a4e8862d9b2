import type { Edit, EditIntent } from '../../../shared/documents/summary.ts';

const prefixes: Readonly<Record<EditIntent, string>> = {
  create: '',
  edit: '',
  undo: 'Undo: ',
  redo: 'Redo: ',
  restore: '',
  pull: 'Pulled: ',
  import: '',
};

export function labelOf({ intent, label }: Edit): string {
  return `${prefixes[intent]}${label || 'Change'}`;
}
