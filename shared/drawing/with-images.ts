import { attachedOf } from '../documents/attached/attached.ts';
import { imageLimits, isImageRecord } from '../documents/attached/image.ts';
import type { Document } from '../documents/document.ts';
import { sameRect, unite } from './rects.ts';
import type { Rect, Scene, SceneNode } from './scene.ts';

export type MakeScene = (document: Document, previous: Scene | null) => Scene;

/** The scene of a kind with the images that lie on its canvas; they come last in reading order. */
export function withImages(makeScene: MakeScene): MakeScene {
  let lastOwn: Scene | null = null;
  let lastWhole: Scene | null = null;
  return (document, previous) => {
    // A kind keeps what did not change from its own last scene, which is the one without images.
    const before = previous !== null && previous === lastWhole ? lastOwn : previous;
    const own = makeScene(document, before);
    const images = attachedOf(document)
      .filter(isImageRecord)
      .map((record): SceneNode => ({ id: record.id, rect: rectOf(record.layout), record }));
    lastOwn = own;
    lastWhole = images.length === 0 ? own : joined(own, images, previous);
    return lastWhole;
  };
}

function joined(own: Scene, images: readonly SceneNode[], previous: Scene | null): Scene {
  const known = new Map(previous?.nodes.map((node) => [node.id, node]));
  const kept = images.map((image) => {
    const old = known.get(image.id);
    return old && old.record === image.record && sameRect(old.rect, image.rect) ? old : image;
  });
  const empty = own.nodes.length === 0 && own.frames.length === 0;
  const bounds = images.reduce<Rect | null>(
    (sum, { rect }) => (sum ? unite(sum, rect) : rect),
    empty ? null : own.bounds,
  );
  return { ...own, nodes: [...own.nodes, ...kept], bounds: bounds ?? own.bounds };
}

/** Whatever a file says, an image neither vanishes nor covers everything. */
function rectOf({ x, y, width, height }: Rect): Rect {
  return { x, y, width: bounded(width), height: bounded(height) };
}

function bounded(side: number): number {
  return Math.max(imageLimits.leastSide, Math.min(imageLimits.mostSide, side));
}
