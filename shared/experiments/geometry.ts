import type { Id } from '../base/ids.ts';
import type { Document } from '../documents/document.ts';
import { perDocument } from '../documents/per-document.ts';
import { indexExperiment } from './experiment-index.ts';

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
export const placeExperiment: (document: Document) => ExperimentPlacement = perDocument(placeAnew);

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
  for (const { id, layout } of notes) {
    rects.set(id, { x: layout.x, y: layout.y, width: layout.width, height: layout.height });
  }
  return {
    rects,
    split: { x: splitX, y: (height - split.height) / 2, ...split },
    frame: { x: 0, y: 0, width: metricsX + metric.width, height },
  };
}

function columnHeight(count: number, height: number): number {
  return count === 0 ? 0 : count * (height + experimentSizes.rowGap) - experimentSizes.rowGap;
}
