import type { Id } from '../../base/ids.ts';
import { isJsonObject, type Json } from '../../base/json.ts';
import type { DocumentRecord } from '../../documents/document.ts';
import { journeySizes } from '../geometry.ts';
import type { JourneyRecordKind } from '../journey.ts';

const gap = 20;
const margin = 24;

/**
 * Gives a place to every record that came without one; where it goes depends on the records alone, so that every designer
 * sees the same picture. Nodes stack below each other in their stage, side by side in a lane, and in a row above
 * the map where they belong to no stage; a stage without a width is as wide as its nodes need.
 */
export function withLayouts(
  records: readonly DocumentRecord[],
  noteAdded: (kind: JourneyRecordKind) => void,
): DocumentRecord[] {
  const filled = new Map<string, number>();
  const widths = new Map<Id, number>();
  const known = new Set(records.filter(({ kind }) => kind === 'stage').map(({ id }) => id));

  function nodePlace(record: DocumentRecord): Json {
    const stage = textOf(record['stageId']);
    const lane = textOf(record['laneId']);
    const inStage = stage !== null && known.has(stage);
    const cell = JSON.stringify([inStage ? stage : null, lane]);
    const index = filled.get(cell) ?? 0;
    filled.set(cell, index + 1);
    const across = journeySizes.touchpoint.width + gap;
    const down = journeySizes.touchpoint.height + gap;
    if (!inStage) return { x: margin + index * across, y: -down };
    if (lane === null) return { x: margin, y: margin + index * down };
    const x = margin + index * across;
    widths.set(stage, Math.max(widths.get(stage) ?? 0, x + journeySizes.touchpoint.width + margin));
    return { x, y: margin };
  }

  let notes = 0;
  const placed = records.map((record) => {
    if (hasLayout(record)) return record;
    switch (record.kind as JourneyRecordKind) {
      case 'touchpoint':
      case 'entry':
      case 'goal':
      case 'exit':
        noteAdded(record.kind as JourneyRecordKind);
        return { ...record, layout: nodePlace(record) };
      case 'note':
        noteAdded('note');
        notes += 1;
        return { ...record, layout: { x: (notes - 1) * 220, y: -260, width: 200, height: 112 } };
      case 'lane':
        noteAdded('lane');
        return { ...record, layout: { height: journeySizes.laneHeight } };
      default:
        return record;
    }
  });
  return placed.map((record) => {
    if (record.kind !== 'stage' || hasLayout(record)) return record;
    noteAdded('stage');
    return { ...record, layout: { width: Math.max(journeySizes.stageWidth, widths.get(record.id) ?? 0) } };
  });
}

function hasLayout(record: DocumentRecord): boolean {
  return isJsonObject(record['layout']) || (Object.hasOwn(record, 'layout') && record['layout'] !== null);
}

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
