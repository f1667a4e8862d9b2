import { useEffect, useRef, useState } from 'react';
import type { Point } from '../../../shared/drawing/scene.ts';
import { finishNew } from '../adding.ts';
import type { NewCard } from '../engine.ts';
import { useCanvas, useCanvasState } from '../engine-context.ts';
import type { PaletteItem } from '../scene.ts';
import { toScreen } from '../view/viewport.ts';
import styles from './quick-add.module.css';

/** What to add here: after a double click, or where a connection was dropped. */
export function QuickAdd({ onClose }: { readonly onClose: () => void }) {
  const adding = useCanvasState((state) => state.adding);
  return adding ? <Menu key={`${adding.at.x},${adding.at.y}`} adding={adding} onClose={onClose} /> : null;
}

interface MenuProps {
  readonly adding: { readonly at: Point; readonly card: NewCard };
  readonly onClose: () => void;
}

const width = 196;
const rowHeight = 30;

function Menu({ adding, onClose }: MenuProps) {
  const { engine } = useCanvas();
  const menu = useRef<HTMLDivElement>(null);
  const items = itemsFor(engine.view.palette, adding.card).filter(
    ({ refused }) => (refused?.(engine.document()) ?? null) === null,
  );
  const [at, setAt] = useState(0);
  useEffect(() => {
    menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]')[at]?.focus();
  }, [at]);

  const { size } = engine.store.getState();
  const point = toScreen(engine.viewport.getState(), adding.at);
  const height = items.length * rowHeight + 36;
  const left = Math.max(8, Math.min(point.x, size.width - width - 8));
  const top = Math.max(8, Math.min(point.y, size.height - height - 8));

  function close() {
    engine.store.setState({ adding: null });
    onClose();
  }

  function choose(item: PaletteItem) {
    const document = engine.document();
    const { gestures } = engine;
    close();
    switch (adding.card.for) {
      case 'itself':
        finishNew(engine, gestures.add(document, item.key, adding.at));
        return;
      case 'connection':
        finishNew(engine, gestures.connectToNew(document, adding.card.from, item.key, adding.at));
        return;
      case 'edge':
        finishNew(engine, gestures.insertOnEdge(document, adding.card.edgeId, item.key));
    }
  }

  function onKeyDown(event: React.KeyboardEvent) {
    event.stopPropagation();
    const letter = items.find(({ shortcut }) => shortcut?.toLowerCase() === event.key.toLowerCase());
    if (event.key === 'ArrowDown') setAt((at + 1) % items.length);
    else if (event.key === 'ArrowUp') setAt((at + items.length - 1) % items.length);
    else if (event.key === 'Home') setAt(0);
    else if (event.key === 'End') setAt(items.length - 1);
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else if (letter && !event.ctrlKey && !event.metaKey && !event.altKey) choose(letter);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <div
        className={styles.away}
        onPointerDown={(event) => (event.stopPropagation(), close())}
        aria-hidden
      />
      <div
        ref={menu}
        className={styles.menu}
        style={{ left, top, width }}
        role="menu"
        tabIndex={-1}
        aria-label={titleOf(adding.card)}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => event.stopPropagation()}
        onDoubleClick={(event) => event.stopPropagation()}
      >
        <div className={styles.title} aria-hidden>
          {titleOf(adding.card)}
        </div>
        {items.map((item, index) => (
          <button
            key={item.key}
            type="button"
            role="menuitem"
            className={styles.item}
            tabIndex={index === at ? 0 : -1}
            onPointerEnter={() => setAt(index)}
            onClick={() => choose(item)}
          >
            <item.Icon size={14} />
            <span className={styles.label}>{item.label}</span>
            {item.shortcut ? <kbd className={styles.key}>{item.shortcut}</kbd> : null}
          </button>
        ))}
      </div>
    </>
  );
}

/** On a connection only what can be reached by one; on an edge only what can also lead on. */
function itemsFor(palette: readonly PaletteItem[], card: NewCard): readonly PaletteItem[] {
  if (card.for === 'itself') return palette;
  return palette.filter(
    ({ joins }) => joins === 'through' || (card.for === 'connection' && joins === 'into'),
  );
}

function titleOf(card: NewCard): string {
  if (card.for === 'connection') return 'Connect to a new';
  return card.for === 'edge' ? 'Insert here' : 'Add here';
}
