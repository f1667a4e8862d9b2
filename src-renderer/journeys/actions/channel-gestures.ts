import type { Id } from '../../../shared/base/ids.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { centerOf, contains } from '../../../shared/drawing/rects.ts';
import type { Point, Scene } from '../../../shared/drawing/scene.ts';
import { withImages } from '../../../shared/drawing/with-images.ts';
import {
  channelAt,
  channelOfRow,
  makeChannelScene,
  otherRow,
} from '../../../shared/journeys/channel-scene.ts';
import type { CanvasGestures, Outcome } from '../../canvas/gestures.ts';
import { combine } from '../../canvas/interaction/combine.ts';
import type { KindView } from '../../canvas/scene.ts';
import { namesIn } from './record-edits.ts';

/** The journey with rows by channel. Where a card stands follows from its channel, so it has no place of its own to keep. */
export function channelView(own: KindView): KindView {
  return { ...own, makeScene: withImages(makeChannelScene) };
}

/** With rows by channel, a touchpoint has the channel of the row in which it is put or to which it is moved. */
export function channelGestures(own: CanvasGestures): CanvasGestures {
  /** A card in the stage under a point, where there is room for it without rows: there the rows are not as high. */
  function addAt(document: Document, scene: Scene, paletteKey: string, at: Point): Outcome | null {
    const stage = scene.frames.find(({ look, rect }) => look === 'panel' && contains(rect, at));
    const placed =
      stage && inStages.has(paletteKey) ? own.addBeside?.(document, paletteKey, stage.id, false) : null;
    return withChannel(placed ?? own.add(document, paletteKey, at), channelAt(scene, at));
  }

  const { copyBy } = own;
  return {
    ...own,
    ...(copyBy && {
      copyBy: (document, ids, { dx, dy }) => {
        const scene = makeChannelScene(document, null);
        const [only, ...others] = scene.nodes.filter(({ id }) => ids.includes(id));
        const middle = only && others.length === 0 ? centerOf(only.rect) : null;
        const channel = middle && channelAt(scene, { x: middle.x + dx, y: middle.y + dy });
        // How far down is the rows' affair; without rows the copy lies a little below.
        return withChannel(copyBy(document, ids, { dx, dy: aside }), channel);
      },
    }),
    add: (document, paletteKey, at) => addAt(document, makeChannelScene(document, null), paletteKey, at),
    connectToNew: (document, from, paletteKey, at) => {
      const made = addAt(document, makeChannelScene(document, null), paletteKey, at);
      const [card] = made?.select ?? [];
      if (!made || card === undefined) return null;
      const joined = combine(document, made, (after) => own.connect(after, from, card));
      // Without a connection there is no new card either.
      return joined === made || !joined ? null : { ...joined, label: made.label, select: [card] };
    },
    addBeside: (document, paletteKey, besideId, joined) => {
      const row = channelOfRow(besideId);
      const beside = row === null ? besideId : firstStage(makeChannelScene(document, null));
      const channel = row ?? document.records[besideId]?.['channel'];
      const placed = beside === null ? null : own.addBeside?.(document, paletteKey, beside, joined);
      return withChannel(
        placed ?? null,
        typeof channel === 'string' && channel !== otherRow ? channel : null,
      );
    },
    move: (document, ids, delta, pointer) => {
      const scene = makeChannelScene(document, null);
      const cards = scene.nodes.filter(({ id, record }) => ids.includes(id) && record.kind === 'touchpoint');
      // Notes and images lie freely here too.
      const free = ids.filter((id) => ['note', 'image'].includes(document.records[id]?.kind ?? ''));
      if (cards.length === 0) return own.move(document, free, delta, pointer);
      const updated = cards.flatMap(({ rect, record }): [DocumentRecord, DocumentRecord][] => {
        const middle = centerOf(rect);
        const channel = channelAt(scene, { x: middle.x + delta.dx, y: middle.y + delta.dy });
        return channel === null || channel === record['channel'] ? [] : [[record, { ...record, channel }]];
      });
      if (updated.length === 0) return null;
      const changed = updated.map(([before]) => before);
      return {
        label: `Change the channel of ${namesIn(document, changed)}`,
        change: { added: [], updated, removed: [] },
      };
    },
  };
}

/** In pixels. */
const aside = 24;
/** What stands in a stage, by its palette key. */
const inStages = new Set(['touchpoint', 'entry', 'goal', 'exit']);

function firstStage({ frames }: Scene): Id | null {
  return frames.find(({ look }) => look === 'panel')?.id ?? null;
}

function withChannel(outcome: Outcome | null, channel: string | null): Outcome | null {
  if (!outcome || channel === null) return outcome;
  const added = outcome.change.added.map((record) =>
    record.kind === 'touchpoint' ? { ...record, channel } : record,
  );
  return { ...outcome, change: { ...outcome.change, added } };
}
