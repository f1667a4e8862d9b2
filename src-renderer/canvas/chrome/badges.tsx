import { useStore } from 'zustand';
import type { Id } from '../../../shared/base/ids.ts';
import type { Point } from '../../../shared/drawing/scene.ts';
import type { Engine } from '../engine.ts';
import { useCanvas, useCanvasState } from '../engine-context.ts';
import { toScreen } from '../view/viewport.ts';
import styles from './badges.module.css';

export interface BadgesProps {
  /** How many of something each record has, above zero. */
  readonly counts: ReadonlyMap<Id, number>;
  /** '2 open comments on Sign up'. */
  readonly label: (id: Id, count: number) => string;
  readonly onOpen: (id: Id) => void;
}

/** Small counts pinned to cards, headers and connections. The list that they lead to is there for the keyboard. */
export function Badges({ counts, label, onOpen }: BadgesProps) {
  const { engine } = useCanvas();
  const viewport = useStore(engine.viewport);
  const size = useCanvasState((state) => state.size);
  const scene = useCanvasState((state) => state.index.scene);
  const dragged = useCanvasState((state) => state.drag !== null);
  if (counts.size === 0 || dragged) return null;
  // What is behind a collapsed header is counted there.
  const pinned = new Map<Id, number>();
  for (const [id, count] of counts) {
    const at = scene.behind?.get(id) ?? id;
    pinned.set(at, (pinned.get(at) ?? 0) + count);
  }
  return (
    <div className={styles.layer}>
      {[...pinned].map(([id, count]) => {
        const place = placeOf(engine, id);
        if (!place) return null;
        const { x, y } = toScreen(viewport, place);
        if (x < -20 || y < -20 || x > size.width + 20 || y > size.height + 20) return null;
        return (
          <button
            key={id}
            type="button"
            className={styles.badge}
            tabIndex={-1}
            aria-label={label(id, count)}
            title={label(id, count)}
            style={{ transform: `translate(${Math.round(x - 9)}px, ${Math.round(y - 9)}px)` }}
            onPointerDown={(event) => event.stopPropagation()}
            onClick={() => onOpen(id)}
          >
            {count}
          </button>
        );
      })}
    </div>
  );
}

/** The corner of a card that is free of other marks, the end of a header, the middle of a connection. */
function placeOf(engine: Engine, id: Id): Point | null {
  const { index } = engine.store.getState();
  const card = index.nodes.get(id)?.rect;
  if (card) return { x: card.x + card.width + 2, y: card.y + card.height + 2 };
  const header = index.frames.get(id)?.header;
  if (header) return { x: header.x + header.width - 6, y: header.y + 2 };
  const edge = index.edges.get(id);
  const points = edge ? engine.routes.of(edge)?.points : undefined;
  return points?.[Math.floor(points.length / 2)] ?? null;
}
