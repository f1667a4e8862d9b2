import type { Id } from '../../base/ids.ts';
import type { Document } from '../../documents/document.ts';
import { overlaps } from '../../drawing/rects.ts';
import type { Rect, Scene, SceneNode } from '../../drawing/scene.ts';
import { indexFunnel } from '../funnel-index.ts';
import { funnelSizes, placeFunnel, shapeBottom } from '../geometry.ts';
import { type FunnelShape, type StepShape, shapeOf } from './funnel-shape.ts';
import { type FunnelMeasures, valueOf } from './measures.ts';

/** The bar of a step and where it stands, in canvas pixels. */
export interface StepBar {
  readonly shape: StepShape;
  /** Its card. */
  readonly rect: Rect;
  readonly onMainLine: boolean;
  readonly baseline: number;
  readonly height: number;
}

/** A funnel's shape as canvas and pictures draw it, under its cards. */
export interface FunnelBars {
  readonly measures: FunnelMeasures | null;
  readonly bars: readonly StepBar[];
  readonly byId: ReadonlyMap<Id, StepBar>;
  /** The required or optional step before it on the main line; none where the steps have no sequence. */
  readonly before: ReadonlyMap<Id, StepBar | undefined>;
  /** People of the first step; null: not known. */
  readonly firstCount: number | null;
  readonly ticks: readonly Tick[];
  /** Cards, bars and what is said below them. */
  readonly bounds: Rect;
}

/** A line straight down, in canvas pixels. */
export interface Tick {
  readonly x: number;
  readonly from: number;
  readonly to: number;
}

const { bar } = funnelSizes.shape;
/** Below the lowest bar: two lines that say where the figures are from. */
const captionRoom = 36;

/** Under each card what lies there where nothing was measured: a strip of one height for all. */
export const quietBar = { gap: 6, height: 8 } as const;

/** null where there is no step. */
export function barsOf(document: Document, scene: Scene, measures: FunnelMeasures | null): FunnelBars | null {
  const shape = shapeOf(document, measures);
  const last = known.get(shape);
  if (last && sameBars(last.scene, scene)) return last.bars;
  const bars = makeBars(document, scene, shape);
  known.set(shape, { scene, bars });
  return bars;
}

/** The bars of a shape, and the scene in which they stand. */
const known = new WeakMap<FunnelShape, { readonly scene: Scene; readonly bars: FunnelBars | null }>();

/** Whether everything stands where it stood: then so do the bars, whatever the cards say by now. */
function sameBars({ nodes: before }: Scene, { nodes }: Scene): boolean {
  if (before.length !== nodes.length) return false;
  return nodes.every(({ id, rect, record }, place) => {
    const was = before[place];
    if (was?.id !== id || was.rect !== rect) return false;
    return was.record === record || record.kind !== 'exclusion';
  });
}

function makeBars(document: Document, scene: Scene, shape: FunnelShape): FunnelBars | null {
  const { measures } = shape;
  const { mainLine, header } = indexFunnel(document);
  const main = new Set(mainLine.map(({ id }) => id));
  const bars = scene.nodes.flatMap(({ id, rect }): StepBar[] => {
    const one = shape.byStep.get(id);
    if (!one) return [];
    return [
      { shape: one, rect, onMainLine: main.has(id), baseline: shapeBottom(rect.y), height: heightOf(one) },
    ];
  });
  if (bars.length === 0) return null;
  const byId = new Map(bars.map((one) => [one.shape.stepId, one]));
  const [first] = mainLine;
  const { frame } = placeFunnel(document);
  const sequence = header.orderMode !== 'unordered';
  return {
    measures,
    bars,
    byId,
    before: new Map(
      sequence ? mainLine.slice(1).map(({ id }, place) => [id, byId.get(mainLine[place]?.id ?? '')]) : [],
    ),
    firstCount: first ? valueOf(shape.byStep.get(first.id)?.visitors) : null,
    ticks: exclusionTicks(scene),
    bounds: { ...frame, height: frame.height + (measures === null ? 0 : captionRoom) },
  };
}

/** A step of which nothing was measured: all are alike. */
export interface QuietBar {
  readonly optional: boolean;
  /** Its card. */
  readonly rect: Rect;
  /** The card before it on the main line; undefined: none, or the steps have no sequence. */
  readonly before: Rect | undefined;
}

/** The same where nothing was measured, and only what lies in `area`: then no step is compared with any other. */
export function quietBarsOf(
  document: Document,
  scene: Scene,
  area: Rect,
): { readonly bars: readonly QuietBar[]; readonly ticks: readonly Tick[] } {
  const { byId, mainLine, header } = indexFunnel(document);
  const near = scene.nodes.filter(
    ({ rect }) => rect.x <= area.x + area.width && area.x <= rect.x + rect.width,
  );
  const seen = near.filter(
    ({ id, rect, record }) =>
      record.kind === 'step' &&
      byId.has(id) &&
      overlaps({ ...rect, height: shapeBottom(rect.y) - rect.y }, area),
  );
  const before = new Map<Id, Id>();
  if (header.orderMode !== 'unordered') {
    const ids = new Set(seen.map(({ id }) => id));
    for (const [place, { id }] of mainLine.entries()) {
      const last = ids.has(id) ? mainLine[place - 1] : undefined;
      if (last) before.set(id, last.id);
    }
  }
  const rects = rectsIn(scene, new Set(before.values()));
  return {
    bars: seen.map(({ id, rect }) => ({
      optional: byId.get(id)?.['optional'] === true,
      rect,
      before: rects.get(before.get(id) ?? ''),
    })),
    // The ends of an exclusion lie at those of its bar.
    ticks: exclusionTicks(scene, near),
  };
}

function rectsIn(scene: Scene, ids: ReadonlySet<unknown>): ReadonlyMap<Id, Rect> {
  const rects = new Map<Id, Rect>();
  for (const { id, rect } of scene.nodes) if (ids.has(id)) rects.set(id, rect);
  return rects;
}

/** In canvas pixels; a step that anybody came to is never without a bar. */
function heightOf({ share }: StepShape): number {
  return share === null || share === 0 ? 0 : Math.max(share * bar.height, 2);
}

/** Only between required steps of the main line: what is beside it or may be skipped loses nobody. */
export function lossFrom({ shape, onMainLine }: StepBar, byId: FunnelBars['byId']): StepBar | undefined {
  const from = shape.fromBefore ? byId.get(shape.fromBefore.from) : undefined;
  return onMainLine && !shape.optional && from && from.height > 0 ? from : undefined;
}

/** The slope of a loss: from the top of the earlier bar to the top of this one. */
export function lossSlope(from: StepBar, { rect, baseline, height }: StepBar) {
  return {
    start: { x: from.rect.x + bar.width + 6, y: baseline - from.height },
    end: { x: rect.x - 6, y: baseline - height },
    baseline,
  };
}

/** The ends of an exclusion, down to the steps between which it counts. */
function exclusionTicks(scene: Scene, exclusions = scene.nodes): readonly Tick[] {
  // What is behind a collapsed step ends there.
  const endsOf = ({ record }: SceneNode) =>
    record.kind === 'exclusion'
      ? [record['from'], record['to']].map((end) => (typeof end === 'string' ? shownBy(scene, end) : end))
      : [];
  const rects = rectsIn(scene, new Set(exclusions.flatMap(endsOf)));
  return exclusions.flatMap((node) => {
    const { rect } = node;
    return endsOf(node).flatMap((end) => {
      const step = typeof end === 'string' ? rects.get(end) : undefined;
      return step ? [{ x: step.x + step.width / 2, from: rect.y + rect.height, to: step.y }] : [];
    });
  });
}

function shownBy({ behind }: Scene, id: Id): Id {
  return behind?.get(id) ?? id;
}
