import type { Id } from '../base/ids.ts';
import type { Document, DocumentRecord } from '../documents/document.ts';
import { boundsOf, inflate, overlaps, unite } from '../drawing/rects.ts';
import type { Rect, Scene } from '../drawing/scene.ts';
import { indexScene } from '../drawing/scene-index.ts';
import { withImages } from '../drawing/with-images.ts';
import type { FunnelMeasures } from '../funnels/measures/measures.ts';
import { drawCard } from './cards/draw-card.ts';
import { drawEdges, edgeBounds } from './edges.ts';
import { drawFrames } from './frames.ts';
import { kindPictures } from './kinds/index.ts';
import { scenePart } from './scene-part.ts';
import { drawFooter, drawTitle, titleHeight } from './surround.ts';
import { n } from './svg/shapes.ts';
import { type Svg, svg, svgText } from './svg/svg.ts';
import { inkOf, type PictureTheme } from './tokens.ts';

export interface PictureOptions {
  readonly theme: PictureTheme;
  /** Only these records: cards, or all that a stage or lane holds; absent: the whole document. */
  readonly recordIds?: readonly Id[] | undefined;
  readonly legend: boolean;
  /** Stands in the corner as it is; null: no date. */
  readonly date: string | null;
  readonly title: boolean;
  /** The bytes of an image as an address of their own; null where the workspace does not have them. */
  readonly images?: ((sha256: string) => string | null) | undefined;
  /** Only what lies here, in canvas pixels: one sheet of several. */
  readonly region?: Rect | undefined;
  /** How the scene is made where not in the kind's own way: by channel instead of by persona. */
  readonly makeScene?: ((document: Document) => Scene) | undefined;
  /** What was measured of it, which is no part of a document; absent: nothing. */
  readonly measures?: FunnelMeasures | null | undefined;
}

export interface Picture {
  /** Pixels at scale 1. */
  readonly width: number;
  readonly height: number;
  readonly svg: Svg;
}

const margin = 24;
const font = 'Inter Variable, Inter, system-ui, sans-serif';

/** A document as the text of an SVG file: vectors and text that can be selected; nothing in it runs or points elsewhere. */
export function drawDocument(document: Document, options: PictureOptions): string {
  return `${svgText(pictureOf(document, options).svg)}\n`;
}

/** The same before it is text. Linear in what is drawn. */
export function pictureOf(document: Document, options: PictureOptions): Picture {
  const ink = inkOf(options.theme);
  const kind = kindPictures[document.kind];
  const scene = options.makeScene?.(document) ?? withImages(kind.makeScene)(document, null);
  const part = scenePart(scene, options.recordIds ?? null, options.region ?? null);
  const index = indexScene(scene);
  const layer = options.recordIds
    ? null
    : (kind.backdrop?.(document, scene, ink, options.measures ?? null) ?? null);
  const shownLayer = layer && (!options.region || overlaps(layer.bounds, options.region)) ? layer : null;
  const drawing = options.region ?? around(part, shownLayer?.bounds ?? null, edgeBounds(index, part.edges));
  const top = options.title ? titleHeight : 0;
  const legend = options.legend ? kind.legend(part.nodes.map(({ record }) => record)) : [];
  const width = Math.max(drawing.width, options.title || options.legend ? 320 : 0);
  const below = { x: drawing.x, y: drawing.y + drawing.height, width, height: 0 };
  const footer = drawFooter(legend, options.date, below, ink);
  const frame = inflate(
    { x: drawing.x, y: drawing.y - top, width, height: drawing.height + top + footer.height },
    margin,
  );
  const name = document.header.name || `Unnamed ${document.kind}`;
  const parts = [
    ...drawFrames(part.frames, ink),
    ...(shownLayer?.parts ?? []),
    ...drawEdges(index, part.edges, ink),
    ...part.nodes.map((node) => drawCard(node, document, ink, options.images ?? noImages)),
  ];
  const root = svg(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: [frame.x, frame.y, frame.width, frame.height].map(n).join(' '),
      width: n(frame.width),
      height: n(frame.height),
      role: 'img',
      'font-family': font,
    },
    svg('title', {}, name),
    svg('rect', {
      x: frame.x,
      y: frame.y,
      width: frame.width,
      height: frame.height,
      fill: ink.color('bg'),
    }),
    ...(options.title ? drawTitle(document, { ...drawing, y: drawing.y - top, width }, ink) : []),
    svg('g', {}, ...parts),
    ...footer.parts,
  );
  return { width: n(frame.width), height: n(frame.height), svg: root };
}

function around(part: Pick<Scene, 'nodes' | 'frames'>, layer: Rect | null, roads: readonly Rect[]): Rect {
  const rects = [
    ...part.nodes.map(({ rect }) => rect),
    ...part.frames.flatMap(({ rect, header }) => [rect, header]),
    ...roads,
  ];
  const bounds = boundsOf(rects);
  if (!bounds) return layer ?? { x: 0, y: 0, width: 320, height: 120 };
  return layer ? unite(bounds, layer) : bounds;
}

function noImages(): null {
  return null;
}

/** The records that a picture of these ids shows. */
export function shownRecords(scene: Scene, recordIds: readonly Id[] | null): readonly DocumentRecord[] {
  return scenePart(scene, recordIds, null).nodes.map(({ record }) => record);
}
