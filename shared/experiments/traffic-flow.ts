import type { Id } from '../base/ids.ts';
import type { Change, Document } from '../documents/document.ts';
import { lastChange } from '../documents/last-change.ts';
import { perDocument } from '../documents/per-document.ts';
import type { Point, Rect } from '../drawing/scene.ts';
import { type ExperimentIndex, indexExperiment } from './experiment-index.ts';
import { experimentSizes, placeExperiment } from './geometry.ts';
import { reach } from './reach.ts';
import type { Variant } from './records/variant.ts';

/** A band of people on their way to one arm: from the split to the card, as wide as its share. Pixels at zoom 1. */
export interface Stream {
  readonly variantId: Id;
  readonly isControl: boolean;
  /** Percent of the participants; null: the allocation does not name the arm. */
  readonly share: number | null;
  /** The middle of the band where it leaves and where it arrives. */
  readonly from: Point;
  readonly to: Point;
  readonly width: number;
}

/** What lies between the cards of an experiment: derived, never stored, shared by the canvas and the pictures. */
export interface TrafficFlow {
  readonly headings: readonly { readonly text: string; readonly at: Point }[];
  /** Stands in the first column where nothing narrows the audience; null: something does. */
  readonly everybody: Rect | null;
  /** From what narrows the audience to the split. */
  readonly incoming: readonly (readonly [Point, Point])[];
  readonly split: Rect;
  /** Percent of the audience that takes part. */
  readonly reach: number;
  readonly streams: readonly Stream[];
  /** Where all arms meet before the metrics; null without arms or metrics. */
  readonly joint: Point | null;
  readonly outgoing: readonly (readonly [Point, Point])[];
  readonly bounds: Rect;
}

/** How wide all streams are together, in pixels. */
export const flowWidth = 56;
const thinnest = 1.5;
const headingRoom = 36;

/** The same flow for as long as nothing of it changes: cards that change their place in a column leave it as it is. */
export const trafficFlow: (document: Document) => TrafficFlow = perDocument(makeFlow, followFlow);

function followFlow(flow: TrafficFlow, _: Change, document: Document): TrafficFlow | undefined {
  const last = lastChange(document);
  if (!last) return undefined;
  const [was, now] = [indexExperiment(last.before), indexExperiment(document)];
  const stays =
    was.header === now.header &&
    was.variants === now.variants &&
    was.exclusionGroups === now.exclusionGroups &&
    was.audienceRules.length === now.audienceRules.length &&
    was.metrics.length === now.metrics.length;
  return stays ? flow : undefined;
}

function makeFlow(document: Document): TrafficFlow {
  const index = indexExperiment(document);
  const { rects, split, frame } = placeExperiment(document);
  const { audienceRules, exclusionGroups, variants, metrics, header } = index;
  const { audience } = experimentSizes;
  const middle = frame.height / 2;
  const narrowing = [...audienceRules, ...exclusionGroups].flatMap(({ id }) => rects.get(id) ?? []);
  const everybody = narrowing.length > 0 ? null : { x: 0, y: middle - audience.height / 2, ...audience };
  const entrance = { x: split.x, y: middle };
  const arms = variants.flatMap(({ id }) => rects.get(id) ?? []);
  const judged = metrics.flatMap(({ id }) => rects.get(id) ?? []);
  const last = judged[0];
  const joint = arms.length > 0 && last ? { x: last.x - experimentSizes.columnGap / 2, y: middle } : null;
  return {
    headings: headingsOf(document, index),
    everybody,
    incoming: [...narrowing, ...(everybody ? [everybody] : [])].map((rect) => [rightOf(rect), entrance]),
    split,
    reach: reach(header.coverage ?? null, exclusionGroups),
    streams: streamsOf(variants, header.allocation ?? {}, split, rects),
    joint,
    outgoing: joint
      ? [
          ...arms.map((rect) => [rightOf(rect), joint] as const),
          ...judged.map((rect) => [joint, { x: rect.x, y: rect.y + rect.height / 2 }] as const),
        ]
      : [],
    bounds: { x: 0, y: -headingRoom, width: frame.width, height: frame.height + headingRoom + 28 },
  };
}

function streamsOf(
  variants: readonly Variant[],
  allocation: Readonly<Record<string, unknown>>,
  split: Rect,
  rects: ReadonlyMap<Id, Rect>,
): Stream[] {
  const shares = variants.map(({ key }) => shareOf(allocation, key));
  const total = Math.max(
    100,
    shares.reduce<number>((sum, share) => sum + (share ?? 0), 0),
  );
  const widths = shares.map((share) => Math.max(thinnest, ((share ?? 0) / total) * flowWidth));
  let y = split.y + split.height / 2 - widths.reduce((sum, width) => sum + width, 0) / 2;
  return variants.flatMap((variant, index): Stream[] => {
    const width = widths[index] ?? thinnest;
    const from = { x: split.x + split.width, y: y + width / 2 };
    y += width;
    const rect = rects.get(variant.id);
    if (!rect) return [];
    const to = { x: rect.x, y: rect.y + rect.height / 2 };
    return [
      {
        variantId: variant.id,
        isControl: variant.isControl,
        share: shares[index] ?? null,
        from,
        to,
        width,
      },
    ];
  });
}

/** Percent of the participants that an arm gets; null where the allocation says no usable number. */
export function shareOf(allocation: Readonly<Record<string, unknown>> | null, key: string): number | null {
  const share = allocation && Object.hasOwn(allocation, key) ? allocation[key] : null;
  return typeof share === 'number' && share >= 0 && share <= 100 ? share : null;
}

/** Each stands above its own column, which may be shorter than the picture. */
function headingsOf(document: Document, index: ExperimentIndex): TrafficFlow['headings'] {
  const { rects, split, frame } = placeExperiment(document);
  const { columnGap, variant, audience } = experimentSizes;
  const variantsX = split.x + split.width + columnGap;
  const metricsX = variantsX + variant.width + columnGap;
  const columns = [
    ['Audience', 0, [...index.audienceRules, ...index.exclusionGroups]],
    ['Variants', variantsX, index.variants],
    ['Metrics', metricsX, index.metrics],
  ] as const;
  return columns.flatMap(([text, x, records]) => {
    const top = rects.get(records[0]?.id ?? '')?.y;
    if (top === undefined && x > 0) return [];
    return [{ text, at: { x, y: (top ?? (frame.height - audience.height) / 2) - 16 } }];
  });
}

function rightOf(rect: Rect): Point {
  return { x: rect.x + rect.width, y: rect.y + rect.height / 2 };
}
