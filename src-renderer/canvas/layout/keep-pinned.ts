import type { Id } from '../../../shared/base/ids.ts';
import { applyChange } from '../../../shared/documents/apply.ts';
import { isEmptyChange } from '../../../shared/documents/change.ts';
import { diffDocuments } from '../../../shared/documents/diff.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { recordsOf } from '../../../shared/documents/record-list.ts';
import { isPinned } from '../../../shared/drawing/own-layout.ts';
import { centerOf, contains, inflate, overlaps } from '../../../shared/drawing/rects.ts';
import type { Scene, SceneNode } from '../../../shared/drawing/scene.ts';
import type { KindEdits } from '../actions/kind-edits.ts';
import type { Outcome } from '../gestures.ts';

/** In canvas pixels: what is left free around a pinned card, and between it and the border of its stage or lane. */
const clearance = 12;
const margin = 24;

/**
 * A tidy layout in which every pinned card keeps its place: its stage or lane stays large enough to hold it, and what would
 * have come to lie on it goes below it. Without pinned cards the layout is taken as it is.
 */
export function keepPinned(document: Document, outcome: Outcome | null, edits: KindEdits): Outcome | null {
  const pinned = recordsOf(document).filter(isPinned);
  if (!outcome || pinned.length === 0) return outcome;
  const ids = new Set(pinned.map(({ id }) => id));
  const updated = outcome.change.updated.filter(([before]) => !ids.has(before.id));
  let now = applied(document, { ...outcome, change: { ...outcome.change, updated } });
  const homes = homesOf(edits.view.makeScene(document, null), ids);
  now = withRoom(now, homes, edits);
  now = withoutOverlap(now, ids, edits);
  const change = diffDocuments(document, now);
  return isEmptyChange(change) ? null : { ...outcome, change };
}

function applied(document: Document, outcome: Outcome | null): Document {
  const next = outcome && applyChange(document, outcome.change);
  return next?.ok ? next.value : document;
}

/** The frames in which the pinned cards lie. */
function homesOf(scene: Scene, pinned: ReadonlySet<Id>): readonly (readonly [card: Id, frame: Id])[] {
  return scene.nodes
    .filter(({ id }) => pinned.has(id))
    .flatMap((node) =>
      scene.frames
        .filter(({ rect, folded }) => !folded && contains(rect, centerOf(node.rect)))
        .map((frame) => [node.id, frame.id] as const),
    );
}

function withRoom(
  document: Document,
  homes: readonly (readonly [card: Id, frame: Id])[],
  edits: KindEdits,
): Document {
  let now = document;
  for (const [card, home] of homes) {
    const scene = edits.view.makeScene(now, null);
    const node = scene.nodes.find(({ id }) => id === card);
    const frame = scene.frames.find(({ id }) => id === home);
    if (!node || !frame) continue;
    const [start, size] = frame.resize === 'right' ? (['x', 'width'] as const) : (['y', 'height'] as const);
    const needed = node.rect[start] + node.rect[size] + margin - frame.rect[start];
    if (needed > frame.rect[size]) now = applied(now, edits.gestures.resizeFrame(now, home, needed));
  }
  return now;
}

function withoutOverlap(document: Document, pinned: ReadonlySet<Id>, edits: KindEdits): Document {
  const scene = edits.view.makeScene(document, null);
  const fixed = scene.nodes.filter(({ id }) => pinned.has(id));
  const placed: SceneNode[] = [...fixed];
  let now = document;
  for (const node of scene.nodes) {
    if (pinned.has(node.id) || !hits(node, fixed)) continue;
    let rect = node.rect;
    // Each step goes below something, so there are never more than there are cards.
    for (let step = 0; step < scene.nodes.length; step += 1) {
      const taken = [...placed, ...scene.nodes].find(
        (other) => other.id !== node.id && overlaps(inflate(rect, clearance), other.rect),
      );
      if (!taken) break;
      rect = { ...rect, y: taken.rect.y + taken.rect.height + clearance };
    }
    now = applied(now, edits.gestures.move(now, [node.id], { dx: 0, dy: rect.y - node.rect.y }, null));
    placed.push({ ...node, rect });
  }
  return now;
}

function hits(node: SceneNode, others: readonly SceneNode[]): boolean {
  return others.some((other) => overlaps(node.rect, other.rect));
}
