import type { Id } from '../base/ids.ts';
import type { Document, DocumentRecord } from '../documents/document.ts';
import { boundsOf, centerOf, contains, inflate, overlaps, unite } from '../drawing/rects.ts';
import type { Rect, Scene, SceneNode } from '../drawing/scene.ts';
import type { FunnelMeasures } from '../funnels/measures/measures.ts';
import { kindPictures } from './kinds/index.ts';

/** One stop on the way through a document. */
export interface PresentationStep {
  readonly title: string;
  /** What is looked at, in canvas pixels. */
  readonly region: Rect;
  /** For the one who speaks: notes that lie here, and what the stage says about itself. */
  readonly hints: readonly string[];
  /** What stands here, for a screen reader. */
  readonly names: readonly string[];
  /** The record that it is about; null: the whole. */
  readonly recordId: Id | null;
}

/**
 * The whole, then stage by stage, or card by card in reading order where a document has no stages. Notes belong to the stop
 * that they lie on, or else to the nearest.
 */
export function presentationSteps(
  document: Document,
  scene: Scene,
  measures: FunnelMeasures | null = null,
): readonly PresentationStep[] {
  const notes = scene.nodes.filter(({ record }) => record.kind === 'note');
  const below = backdropOf(document, scene, measures);
  const stops = stopsOf(scene, below);
  const homes = Map.groupBy(notes, (note) => nearest(stops, note));
  const whole: PresentationStep = {
    title: document.header.name || `Unnamed ${document.kind}`,
    region: inflate(below ? unite(scene.bounds, below) : scene.bounds, 24),
    hints: text(document.header['description']),
    names: stops.map(({ title }) => title),
    recordId: null,
  };
  return [
    whole,
    ...stops.map((stop): PresentationStep => {
      const said = (homes.get(stop) ?? []).flatMap(({ record }) => text(record['text']));
      return {
        title: stop.title,
        region: stop.region,
        hints: [...text(stop.record['description']), ...said],
        names: stop.names,
        recordId: stop.record.id,
      };
    }),
  ];
}

interface Stop {
  readonly title: string;
  readonly region: Rect;
  readonly record: DocumentRecord;
  readonly names: readonly string[];
}

/** `below`: where the backdrop lies, such as the emotion curve; the part under a stage is shown with it. */
function stopsOf(scene: Scene, below: Rect | null): readonly Stop[] {
  const panels = scene.frames.filter(({ look }) => look === 'panel');
  const cards = scene.nodes.filter(({ record }) => record.kind !== 'note');
  if (panels.length > 0) {
    return panels.map(({ rect, record, title, index }) => {
      const inside = cards.filter((card) => contains(rect, centerOf(card.rect)));
      const own = boundsOf([rect, ...inside.map((card) => card.rect)]) ?? rect;
      const region = below ? unite(own, { ...below, x: own.x, width: own.width }) : own;
      const name = title || 'Unnamed stage';
      return {
        title: `${index + 1}. ${name}`,
        region: inflate(region, 24),
        record,
        names: inside.map(nameOf),
      };
    });
  }
  return cards.map((card) => {
    // A little of what is around says where on the way one is.
    const region = inflate(card.rect, Math.max(card.rect.width, 160) * 0.6);
    return { title: nameOf(card), region, record: card.record, names: [nameOf(card)] };
  });
}

function nearest(stops: readonly Stop[], { rect }: SceneNode): Stop | null {
  const here = stops.find(({ region }) => contains(region, centerOf(rect))) ?? null;
  if (here) return here;
  const middle = centerOf(rect);
  let best: { stop: Stop; away: number } | null = null;
  for (const stop of stops) {
    const at = centerOf(stop.region);
    const away = overlaps(stop.region, rect) ? 0 : Math.hypot(at.x - middle.x, at.y - middle.y);
    if (!best || away < best.away) best = { stop, away };
  }
  return best?.stop ?? null;
}

function nameOf({ record }: SceneNode): string {
  for (const field of ['name', 'alt', 'event', 'measure', 'attribute', 'text']) {
    const value = record[field];
    if (typeof value === 'string' && value !== '') return value.split('\n', 1)[0] ?? value;
  }
  return `Unnamed ${record.kind}`;
}

function backdropOf(document: Document, scene: Scene, measures: FunnelMeasures | null): Rect | null {
  const ink = { theme: 'light' as const, color: () => '', mix: () => '' };
  return kindPictures[document.kind].backdrop?.(document, scene, ink, measures)?.bounds ?? null;
}

function text(value: unknown): readonly string[] {
  return typeof value === 'string' && value.trim() !== '' ? [value] : [];
}
