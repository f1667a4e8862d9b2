import { Ban, ListOrdered, StickyNote } from 'lucide-react';
import type { Document, DocumentRecord } from '../../shared/documents/document.ts';
import { countText, percentText } from '../../shared/documents/figures.ts';
import { funnelLimits } from '../../shared/funnels/funnel.ts';
import { indexFunnel } from '../../shared/funnels/funnel-index.ts';
import { makeFunnelScene, stepNumbers } from '../../shared/funnels/funnel-scene.ts';
import { columnPitch, funnelSizes } from '../../shared/funnels/geometry.ts';
import { shapeOf } from '../../shared/funnels/measures/funnel-shape.ts';
import { smallestGroup } from '../../shared/funnels/measures/measures.ts';
import { funnelWords } from '../../shared/funnels/words.ts';
import { NoteCard } from '../canvas/cards/note-card.tsx';
import type { KindView } from '../canvas/scene.ts';
import { noteSize } from './actions/add.ts';
import { branchCollapsing } from './actions/branch-collapsing.ts';
import { canConnect } from './actions/connect.ts';
import { makeShapeBackdrop } from './backdrop/shape-backdrop.ts';
import { createFunnelCard } from './cards/funnel-card.tsx';
import type { FunnelMeasuresStore } from './measures/measures-store.ts';

const boxColors: Readonly<Record<string, string>> = {
  step: '--funnel',
  exclusion: '--text-3',
  note: '--warn',
};

const sizes: Readonly<Record<string, { readonly width: number; readonly height: number }>> = {
  step: funnelSizes.step,
  exclusion: { width: columnPitch, height: funnelSizes.exclusion.height },
  note: noteSize,
};

/** How a funnel looks on the canvas, with what was measured of it. */
export function createFunnelView(measures: FunnelMeasuresStore): KindView {
  return {
    makeScene: makeFunnelScene,
    Card: createFunnelCard(measures),
    // A funnel has no frames.
    FrameHeader: NoteCard,
    makeBackdrop: (document, scene) => makeShapeBackdrop(document, scene, measures.of(document.id)),
    followBackdrop: measures.follow,
    boxColor: ({ kind }) => (Object.hasOwn(boxColors, kind) ? (boxColors[kind] ?? '--text-3') : '--text-3'),
    kindLabel: ({ kind }) => (kind === 'way' ? 'Way' : funnelWords.kindName(kind)),
    nameOf: (record) =>
      record.kind === 'way' ? wayName(record['condition']) : funnelWords.recordName(record, () => undefined),
    nameField: ({ kind }) => {
      switch (kind) {
        case 'step':
          return { field: 'name', limit: funnelLimits.step.name };
        case 'exclusion':
          return { field: 'name', limit: null };
        case 'note':
          return { field: 'text', limit: null, multiline: true };
        default:
          return null;
      }
    },
    collapsing: branchCollapsing,
    connectable: ({ kind }) => kind === 'step',
    canConnect,
    placeOf: (document, record) => placeOf(document, record, measures),
    sizeOf: (key) => (Object.hasOwn(sizes, key) ? sizes[key] : undefined) ?? funnelSizes.step,
    palette: [
      { key: 'step', label: 'Step', Icon: ListOrdered, joins: 'through', shortcut: 'S' },
      {
        key: 'exclusion',
        label: 'Exclusion',
        Icon: Ban,
        joins: 'into',
        shortcut: 'E',
        refused: (document) =>
          indexFunnel(document).mainLine.length < 2
            ? 'An exclusion lies between two steps: add them first.'
            : null,
      },
      { key: 'note', label: 'Note', Icon: StickyNote, joins: 'none', shortcut: 'N' },
    ],
    empty: {
      hint: 'A funnel starts with its steps: what people pass on the way, from left to right.',
      button: 'Add the first step',
      paletteKey: 'step',
    },
  };
}

function wayName(condition: unknown): string {
  return typeof condition === 'string' && condition !== '' ? condition : 'always';
}

/** For a screen reader: the number of a step, what was measured, and between which steps an exclusion counts. */
function placeOf(document: Document, record: DocumentRecord, measures: FunnelMeasuresStore): string | null {
  const nameOf = (id: unknown) => {
    const found = typeof id === 'string' ? document.records[id] : undefined;
    return found ? funnelWords.recordName(found, () => undefined) : 'nothing';
  };
  if (record.kind === 'exclusion') return `between ${nameOf(record['from'])} and ${nameOf(record['to'])}`;
  if (record.kind !== 'step') return null;
  const measured = measures.of(document.id);
  const number = stepNumbers(indexFunnel(document)).get(record.id);
  const shape = measured && shapeOf(document, measured).byStep.get(record.id);
  const visitors = shape?.visitors;
  const before = shape?.fromBefore;
  const parts = [
    number === undefined ? null : `number ${number}`,
    record['optional'] === true ? 'optional' : null,
    visitors?.state === 'value' ? `${countText(visitors.value)} people` : null,
    visitors?.state === 'hidden' ? `fewer than ${smallestGroup} people` : null,
    visitors?.state === 'bad' ? visitors.reason : null,
    before && before.lostPercent !== null && before.lost > 0
      ? `${percentText(before.lostPercent)} lost of ${countText(before.base)} at step ${before.fromNumber}`
      : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
}
