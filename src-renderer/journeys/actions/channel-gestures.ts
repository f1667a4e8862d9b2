import type { DocumentRecord } from '../../../shared/documents/document.ts';
import { centerOf } from '../../../shared/drawing/rects.ts';
import { withImages } from '../../../shared/drawing/with-images.ts';
import { channelAt, makeChannelScene } from '../../../shared/journeys/channel-scene.ts';
import type { CanvasGestures } from '../../canvas/gestures.ts';
import type { KindView } from '../../canvas/scene.ts';
import { namesIn } from './record-edits.ts';

/** The journey with rows by channel. Where a card stands follows from its channel, so it has no place of its own to keep. */
export function channelView(own: KindView): KindView {
  return { ...own, makeScene: withImages(makeChannelScene) };
}

/** With rows by channel, moving a touchpoint to another row changes its channel; all else is as it was. */
export function channelGestures(own: CanvasGestures): CanvasGestures {
  return {
    ...own,
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
