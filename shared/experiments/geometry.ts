import type { Id } from '../base/ids.ts';
import type { Change, Document, DocumentRecord } from '../documents/document.ts';
import { lastChange } from '../documents/last-change.ts';
import { perDocument } from '../documents/per-document.ts';
import { indexExperiment } from './experiment-index.ts';
import type { ExperimentNote } from './records/note.ts';

/** In pixels at zoom 1; every size of the picture is here. */
export const experimentSizes = {
  columnGap: 96,
  rowGap: 16,
  audience: { width: 216, height: 52 },
  split: { width: 72, height: 72 },
  variant: { width: 264, height: 96 },
  metric: { width: 216, height: 60 },
} as const;

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where everything of an experiment lies: derived from kinds and order, never stored; only notes say their place. */
export interface ExperimentPlacement {
  readonly rects: ReadonlyMap<Id, Rect>;
  /** Where the traffic is shared out: between the audience and the variants. */
  readonly split: Rect;
  /** The rectangle around all columns. */
  readonly frame: Rect;
}

/**
 * Three columns from left to right, as people pass them: who takes part, the arms, what they are judged by; each column in
 * the middle of the picture's height.
 */
export const placeExperiment: (document: Document) => ExperimentPlacement = perDocument(placeAnew, follow);

function placeAnew(document: Document): ExperimentPlacement {
  const { audienceRules, exclusionGroups, variants, metrics, notes } = indexExperiment(document);
  const { audience, variant, metric, split, columnGap } = experimentSizes;
  const columns = [
    { items: [...audienceRules, ...exclusionGroups], size: audience },
    { items: variants, size: variant },
    { items: metrics, size: metric },
  ];
  const height = Math.max(
    split.height,
    ...columns.map(({ items, size }) => columnHeight(items.length, size.height)),
  );
  const splitX = audience.width + columnGap;
  const variantsX = splitX + split.width + columnGap;
  const metricsX = variantsX + variant.width + columnGap;
  const rects = new Map<Id, Rect>();
  for (const [index, x] of [0, variantsX, metricsX].entries()) {
    const column = columns[index];
    if (!column) continue;
    let y = (height - columnHeight(column.items.length, column.size.height)) / 2;
    for (const { id } of column.items) {
      rects.set(id, { x, y, ...column.size });
      y += column.size.height + experimentSizes.rowGap;
    }
  }
  placeNotes(notes, rects);
  return {
    rects,
    split: { x: splitX, y: (height - split.height) / 2, ...split },
    frame: { x: 0, y: 0, width: metricsX + metric.width, height },
  };
}

/** While each column holds as many, places stay, and only who stands at them changes. */
function follow(known: ExperimentPlacement, _: Change, document: Document): ExperimentPlacement | undefined {
  const last = lastChange(document);
  if (!last) return undefined;
  const [was, now] = [indexExperiment(last.before), indexExperiment(document)];
  const lists = ['audienceRules', 'exclusionGroups', 'variants', 'metrics'] as const;
  if (lists.some((list) => was[list].length !== now[list].length)) return undefined;
  const rects = new Map(known.rects);
  const swapped = lists.flatMap((list) => exchanged(was[list], now[list]));
  for (const [{ id }] of swapped) rects.delete(id);
  for (const { id } of was.notes === now.notes ? [] : was.notes) rects.delete(id);
  for (const [before, { id }] of swapped) {
    const rect = known.rects.get(before.id);
    if (rect) rects.set(id, rect);
  }
  if (was.notes !== now.notes) placeNotes(now.notes, rects);
  return { ...known, rects };
}

/** Who stood and who stands at each place where it is somebody else now. */
function exchanged(was: readonly DocumentRecord[], now: readonly DocumentRecord[]) {
  if (was === now) return [];
  return now.flatMap((item, place): (readonly [DocumentRecord, DocumentRecord])[] => {
    const before = was[place];
    return before && before !== item && before.id !== item.id ? [[before, item]] : [];
  });
}

function placeNotes(notes: readonly ExperimentNote[], rects: Map<Id, Rect>): void {
  for (const { id, layout } of notes) {
    rects.set(id, { x: layout.x, y: layout.y, width: layout.width, height: layout.height });
  }
}

function columnHeight(count: number, height: number): number {
  return count === 0 ? 0 : count * (height + experimentSizes.rowGap) - experimentSizes.rowGap;
}
