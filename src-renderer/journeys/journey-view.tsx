import { Columns3, Flag, LogIn, LogOut, MousePointerClick, Rows3, StickyNote } from 'lucide-react';
import type { DocumentRecord } from '../../shared/documents/document.ts';
import { journeySizes } from '../../shared/journeys/geometry.ts';
import { type JourneyRecord, journeyLimits } from '../../shared/journeys/journey.ts';
import { makeJourneyScene } from '../../shared/journeys/journey-scene.ts';
import { channels } from '../../shared/journeys/records/touchpoint.ts';
import type { KindView } from '../canvas/scene.ts';
import { canConnect, mayConnect } from './actions/connect.ts';
import { makeEmotionCurve } from './backdrop/emotion-curve.ts';
import { FrameHeader } from './cards/frame-header.tsx';
import { JourneyCard } from './cards/journey-card.tsx';

const kindLabels: Readonly<Record<JourneyRecord['kind'], string>> = {
  stage: 'Stage',
  lane: 'Lane',
  entry: 'Entry',
  touchpoint: 'Touchpoint',
  goal: 'Goal',
  exit: 'Exit',
  transition: 'Connection',
  note: 'Note',
};

const boxColors: Readonly<Partial<Record<JourneyRecord['kind'], string>>> = {
  entry: '--accent',
  goal: '--ok',
  exit: '--text-3',
  note: '--warn',
};

const sizes: Readonly<Record<string, { readonly width: number; readonly height: number }>> = {
  touchpoint: journeySizes.touchpoint,
  entry: journeySizes.marker,
  goal: journeySizes.marker,
  exit: journeySizes.marker,
  note: { width: 200, height: 96 },
  stage: { width: journeySizes.stageWidth, height: journeySizes.stageHeader },
  lane: { width: journeySizes.stageWidth, height: journeySizes.laneHeight },
};

export const journeyView: KindView = {
  makeScene: makeJourneyScene,
  Card: JourneyCard,
  FrameHeader,
  makeBackdrop: makeEmotionCurve,
  boxColor: (record) => {
    const one = asJourney(record);
    if (one.kind !== 'touchpoint') return boxColors[one.kind] ?? '--text-3';
    return (channels as readonly string[]).includes(one.channel) ? `--${one.channel}` : '--text-3';
  },
  kindLabel: (record) => kindLabels[asJourney(record).kind] ?? record.kind,
  nameOf: nameOfRecord,
  nameField: (record) => {
    const one = asJourney(record);
    switch (one.kind) {
      case 'note':
        return { field: 'text', limit: null, multiline: true };
      case 'transition':
        return { field: 'condition', limit: null };
      case 'stage':
        return { field: 'name', limit: journeyLimits.stage.name };
      case 'touchpoint':
      case 'entry':
      case 'goal':
        return { field: 'name', limit: journeyLimits[one.kind].name };
      default:
        return { field: 'name', limit: null };
    }
  },
  collapsing: { what: 'a stage or lane', isAble: ({ kind }) => kind === 'stage' || kind === 'lane' },
  connectable: ({ kind }) => mayConnect(kind, 'touchpoint'),
  canConnect,
  placeOf: (document, record) => {
    const stageId = record.stageId;
    const stage = typeof stageId === 'string' ? document.records[stageId] : undefined;
    return stage ? `stage ${nameOfRecord(stage)}` : null;
  },
  sizeOf: (key) => sizes[key] ?? journeySizes.touchpoint,
  palette: [
    { key: 'touchpoint', label: 'Touchpoint', Icon: MousePointerClick, joins: 'through', shortcut: 'T' },
    { key: 'stage', label: 'Stage', Icon: Columns3, joins: 'none', shortcut: 'S' },
    { key: 'lane', label: 'Persona lane', Icon: Rows3, joins: 'none', shortcut: 'L' },
    { key: 'entry', label: 'Entry', Icon: LogIn, joins: 'none', shortcut: 'E' },
    { key: 'goal', label: 'Goal', Icon: Flag, joins: 'into', shortcut: 'G' },
    { key: 'exit', label: 'Exit', Icon: LogOut, joins: 'into', shortcut: 'X' },
    { key: 'note', label: 'Note', Icon: StickyNote, joins: 'none', shortcut: 'N' },
  ],
  empty: {
    hint: 'A journey starts with its stages: what people go through, from left to right.',
    button: 'Add the first stage',
    paletteKey: 'stage',
    next: { hint: 'to add the first touchpoint, or double-click in a stage', paletteKey: 'touchpoint' },
  },
};

function asJourney(record: DocumentRecord): JourneyRecord {
  return record as JourneyRecord;
}

function nameOfRecord(record: DocumentRecord): string {
  const one = asJourney(record);
  if (one.kind === 'note') return one.text.split('\n', 1)[0] || 'Empty note';
  if (one.kind === 'transition') return one.condition ?? 'always';
  return one.name || `Unnamed ${kindLabels[one.kind]?.toLowerCase() ?? one.kind}`;
}
