import type { Edit, EditIntent } from '../../../shared/documents/summary.ts';

export interface Day {
  readonly key: string;
  readonly label: string;
  readonly edits: readonly Edit[];
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const timeFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** In the sequence given, split where the local day changes. */
export function byDay(edits: readonly Edit[], now = new Date()): readonly Day[] {
  const days = Map.groupBy(edits, ({ at }) => dayFormat.format(new Date(at)));
  const today = dayFormat.format(now);
  const yesterday = dayFormat.format(new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1));
  return [...days].map(([key, ofDay]) => ({
    key,
    label: key === today ? 'Today' : key === yesterday ? 'Yesterday' : key,
    edits: ofDay,
  }));
}

export function timeOf({ at }: Edit): string {
  return timeFormat.format(new Date(at));
}

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
