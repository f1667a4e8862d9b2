import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Id } from '../../../shared/base/ids.ts';
import { codePointLength } from '../../../shared/base/text.ts';
import type { Rect } from '../../../shared/drawing/scene.ts';
import { useCanvas, useCanvasState } from '../engine-context.ts';
import { rectToScreen } from '../view/viewport.ts';
import styles from './rename-field.module.css';

/** The name of a card, frame or edge, open for typing where it stands. */
export function RenameField({ onClose }: { readonly onClose: () => void }) {
  const renaming = useCanvasState((state) => state.renaming);
  return renaming === null ? null : <Field key={renaming} id={renaming} onClose={onClose} />;
}

function Field({ id, onClose }: { readonly id: Id; readonly onClose: () => void }) {
  const { engine } = useCanvas();
  const viewport = useStore(engine.viewport);
  const index = useCanvasState((state) => state.index);
  const record = engine.document().records[id];
  const named = record ? engine.view.nameField(record) : null;
  const value = record && named ? record[named.field] : null;
  const before = typeof value === 'string' ? value : '';
  const [text, setText] = useState(before);
  const field = useRef<HTMLTextAreaElement>(null);
  const open = useRef(true);
  useEffect(() => {
    // Not every browser takes selecting for focusing.
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);

  const edge = index.edges.get(id);
  const place = placeOf(
    index.nodes.get(id)?.rect ?? index.frames.get(id)?.header ?? null,
    edge ? (engine.routes.of(edge)?.label ?? null) : null,
  );
  if (!record || !named || !place) return null;
  const length = codePointLength(text);
  const tooLong = named.limit !== null && length > named.limit;
  const box = rectToScreen(viewport, place);
  const zoom = Math.max(0.75, Math.min(1.5, viewport.zoom));

  function close(keep: boolean) {
    if (!open.current) return;
    open.current = false;
    engine.store.setState({ renaming: null });
    const name = named?.multiline ? text : text.trim();
    if (keep && name !== before) engine.finish(engine.gestures.rename(engine.document(), id, name));
  }

  /** Ended by a key, the canvas has the keyboard again; a hand that went elsewhere stays there. */
  function closeByKey(keep: boolean) {
    close(keep);
    onClose();
  }

  function onKeyDown(event: React.KeyboardEvent) {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const mod = event.ctrlKey || event.metaKey;
    // With nothing typed, undo means what was done before: the card that was just made, say.
    const undoes = mod && !event.shiftKey && event.key.toLowerCase() === 'z' && text === before;
    const ends = event.key === 'Tab' || (event.key === 'Enter' && (!named?.multiline || mod));
    if (!ends && !undoes && event.key !== 'Escape') return;
    event.preventDefault();
    // What was written over several lines is not thrown away by the key that also just leaves.
    closeByKey(ends || (event.key === 'Escape' && named?.multiline === true));
    if (undoes) engine.session.undo();
  }

  return (
    <div className={styles.place} style={{ left: box.x, top: box.y, width: Math.max(140, box.width) }}>
      <textarea
        ref={field}
        className={styles.field}
        style={{ fontSize: 13 * zoom, height: named.multiline ? Math.max(72, box.height) : 28 * zoom }}
        rows={1}
        value={text}
        aria-label={`Name of ${engine.view.kindLabel(record).toLowerCase()} ${engine.view.nameOf(record)}`}
        aria-invalid={tooLong || undefined}
        spellCheck={false}
        onChange={({ target }) =>
          setText(named.multiline ? target.value : target.value.replace(/\r?\n/g, ' '))
        }
        onKeyDown={onKeyDown}
        onBlur={() => close(true)}
        onPointerDown={(event) => event.stopPropagation()}
        onDoubleClick={(event) => event.stopPropagation()}
      />
      {named.limit !== null && length > named.limit * 0.8 ? (
        <output className={styles.count} data-over={tooLong || undefined}>
          {tooLong ? `${length} of ${named.limit}: too long to publish` : `${length} of ${named.limit}`}
        </output>
      ) : null}
    </div>
  );
}

/** Over the upper part of a card; around the label of an edge. */
function placeOf(rect: Rect | null, label: { readonly x: number; readonly y: number } | null): Rect | null {
  if (rect) return rect;
  return label ? { x: label.x - 70, y: label.y - 14, width: 140, height: 28 } : null;
}
