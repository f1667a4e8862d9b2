import { GitFork, LifeBuoy, StickyNote, Zap } from 'lucide-react';
import type { DocumentRecord } from '../../shared/documents/document.ts';
import { type ProcessRecord, processLimits } from '../../shared/processes/process.ts';
import { indexProcess } from '../../shared/processes/process-index.ts';
import { makeProcessScene } from '../../shared/processes/process-scene.ts';
import type { ActionType } from '../../shared/processes/records/action.ts';
import { actionTypeNames, processKindNames, processWords } from '../../shared/processes/words.ts';
import { NoteCard } from '../canvas/cards/note-card.tsx';
import type { KindView } from '../canvas/scene.ts';
import { actionIcons } from './action-types.tsx';
import { sizeOfNew } from './actions/add.ts';
import { isStep, recordOf } from './actions/cards.ts';
import { canConnect } from './actions/connect.ts';
import { makeBands } from './bands.ts';
import { ProcessCard } from './cards/process-card.tsx';

const boxColors: Readonly<Partial<Record<ProcessRecord['kind'], string>>> = {
  trigger: '--accent',
  group: '--info',
  action: '--process',
  procedure: '--bad',
  note: '--warn',
};

const kindLabels: Readonly<Record<string, string>> = { ...processKindNames, group: 'Decision' };

const actionKeys: Readonly<Record<ActionType, string>> = {
  send_message: 'M',
  create_task: 'K',
  update_record: 'U',
  call_webhook: 'H',
  start_process: 'P',
  wait: 'W',
  assign_team: 'A',
};

export const processView: KindView = {
  makeScene: makeProcessScene,
  Card: ProcessCard,
  // A process has no frames: its roads are drawn behind the cards.
  FrameHeader: NoteCard,
  makeBackdrop: makeBands,
  boxColor: ({ kind }) => boxColors[kind as ProcessRecord['kind']] ?? '--text-3',
  kindLabel: ({ kind, ...record }) => {
    // A group that lies in another one is no card: nobody decides there.
    if (kind === 'group' && record['parentId'] !== null) return processKindNames.group;
    return Object.hasOwn(kindLabels, kind) ? (kindLabels[kind] ?? kind) : kind;
  },
  nameOf,
  nameField: ({ kind }) => {
    switch (kind) {
      case 'note':
        return { field: 'text', limit: null, multiline: true };
      case 'trigger':
        return { field: 'event', limit: processLimits.trigger.event };
      case 'group':
      case 'action':
      case 'procedure':
        return { field: 'name', limit: null };
      default:
        return null;
    }
  },
  collapsing: {
    what: 'a fallback procedure with steps',
    isAble: ({ id }, document) => indexProcess(document).holders().has(id),
  },
  connectable: (record) => isStep(record) || record.kind === 'trigger' || record.kind === 'procedure',
  canConnect,
  placeOf: (document, record) => {
    const home = isStep(record) ? record.procedureId : null;
    const procedure = home === null ? undefined : recordOf(document, home);
    return procedure ? `fallback ${nameOf(procedure)}` : null;
  },
  sizeOf: sizeOfNew,
  palette: [
    { key: 'trigger', label: 'Trigger event', Icon: Zap, joins: 'none', shortcut: 'T' },
    { key: 'group', label: 'Decision', Icon: GitFork, joins: 'through', shortcut: 'D' },
    ...(Object.keys(actionKeys) as ActionType[]).map((type) => ({
      key: type,
      label: actionTypeNames[type],
      Icon: actionIcons[type],
      joins: 'through' as const,
      shortcut: actionKeys[type],
    })),
    { key: 'procedure', label: 'Fallback procedure', Icon: LifeBuoy, joins: 'into', shortcut: 'F' },
    { key: 'note', label: 'Note', Icon: StickyNote, joins: 'none', shortcut: 'N' },
  ],
  empty: {
    hint: 'A process starts with an event: something that happens, and what is done about it.',
    button: 'Add the first trigger event',
    paletteKey: 'trigger',
  },
};

function nameOf(record: DocumentRecord): string {
  if (record.kind === 'connection') return typeof record['on'] === 'string' ? record['on'] : 'no way';
  return processWords.recordName(record, () => undefined);
}
