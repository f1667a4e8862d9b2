import { useEffect, useId, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Id } from '../../shared/base/ids.ts';
import type { Point } from '../../shared/drawing/scene.ts';
import type { CanvasControl } from '../documents/action.ts';
import type { Session } from '../documents/session.ts';
import { Badges, type BadgesProps } from './chrome/badges.tsx';
import { EmptyHint } from './chrome/empty-hint.tsx';
import { Minimap } from './chrome/minimap.tsx';
import { Overlay } from './chrome/overlay.tsx';
import { QuickAdd } from './chrome/quick-add.tsx';
import { RenameField } from './chrome/rename-field.tsx';
import { ZoomControls } from './chrome/zoom-controls.tsx';
import styles from './document-canvas.module.css';
import { createEngine, type Engine } from './engine.ts';
import { CanvasProvider } from './engine-context.ts';
import type { CanvasGestures } from './gestures.ts';
import type { Keymap } from './keyboard/keymap.ts';
import { CardLayer } from './react-flow/card-layer.tsx';
import type { KindView, Mark } from './scene.ts';
import { shownMarks } from './shown-marks.ts';
import { useCanvasElement } from './use-canvas-element.ts';

export interface CanvasOptions {
  readonly minimap: boolean;
  readonly snap: boolean;
  readonly grid: boolean;
}

/** Where a context menu was asked for, in CSS pixels of the window, and on what; null: on empty canvas. */
export interface MenuRequest {
  readonly x: number;
  readonly y: number;
  readonly recordId: Id | null;
  /** The same place in canvas pixels: where something pasted goes. */
  readonly canvas: Point;
}

export interface DocumentCanvasProps {
  readonly session: Session;
  readonly view: KindView;
  /** The worst finding of each record. */
  readonly marks: ReadonlyMap<Id, Mark>;
  readonly gestures: CanvasGestures;
  /** Lends what actions need while this canvas is mounted; null when it goes. */
  readonly onControl: (control: CanvasControl | null) => void;
  readonly onOpenMenu: (request: MenuRequest) => void;
  /** Enter on a card: to its fields. */
  readonly onInspect?: (id: Id) => void;
  readonly options: CanvasOptions;
  /** How the user's own shortcuts bear on the canvas's keys; absent: not at all. */
  readonly keymap?: Keymap;
  /** What is wrong with each record, in words for a screen reader. */
  readonly notes?: ReadonlyMap<Id, readonly string[]>;
  /** Small counts pinned to records: how much is said about each. */
  readonly badges?: BadgesProps;
  /** Only to be looked at. */
  readonly readOnly?: boolean;
}

/** One document on a canvas: all of its looks and gestures, for whatever kind `view` describes. */
export function DocumentCanvas(props: DocumentCanvasProps) {
  const { session, view, gestures, readOnly = false } = props;
  const engine = useMemo(
    () => createEngine({ session, view, gestures, readOnly }),
    [session, view, gestures, readOnly],
  );
  useEffect(() => engine.open(), [engine]);
  return <Canvas key={session.id} engine={engine} {...props} />;
}

const noNotes: ReadonlyMap<Id, readonly string[]> = new Map();

function Canvas({
  engine,
  marks,
  options,
  badges,
  notes = noNotes,
  ...props
}: DocumentCanvasProps & { readonly engine: Engine }) {
  const prefix = `${useId()}-`;
  const [marksStore] = useState(() => createStore<ReadonlyMap<Id, Mark>>(() => marks));
  // Findings come after the change that they are about, so the scene is that of the document by then.
  useEffect(
    () => marksStore.setState(shownMarks(marks, engine.store.getState().index.scene), true),
    [marksStore, marks, engine],
  );
  const [notesStore] = useState(() => createStore<ReadonlyMap<Id, readonly string[]>>(() => notes));
  useEffect(() => notesStore.setState(notes, true), [notesStore, notes]);
  const link = useMemo(
    () => ({ engine, marks: marksStore, notes: notesStore, prefix }),
    [engine, marksStore, notesStore, prefix],
  );
  const {
    root,
    base,
    marks: marksLayer,
    live,
    handlers,
    focusCanvas,
  } = useCanvasElement({
    engine,
    options,
    ...props,
  });
  const focus = useStore(engine.store, (state) => state.focus);
  const keyboard = useStore(engine.store, (state) => state.focusVisible);
  const level = useStore(engine.store, (state) => state.level);
  const panning = useStore(engine.store, (state) => state.panning);
  const name = useStore(engine.session.store, (state) => state.document.header.name);

  return (
    <CanvasProvider value={link}>
      <div className={styles.canvas}>
        <div
          ref={root}
          className={styles.surface}
          data-level={level}
          data-keyboard={keyboard || undefined}
          data-panning={panning || undefined}
          role="application"
          aria-label={`Canvas of ${name}`}
          aria-describedby={`${prefix}keys`}
          aria-activedescendant={focus === null ? undefined : `${prefix}${focus}`}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a composite widget: one tab stop
          tabIndex={0}
          {...handlers}
        >
          <canvas ref={base} className={styles.base} aria-hidden />
          <canvas ref={marksLayer} className={styles.live} aria-hidden />
          <canvas ref={live} className={styles.live} aria-hidden />
          <CardLayer />
          <Overlay />
          {badges && <Badges {...badges} />}
        </div>
        <EmptyHint />
        {options.minimap ? <Minimap /> : null}
        <ZoomControls />
        <QuickAdd onClose={focusCanvas} />
        <RenameField onClose={focusCanvas} />
        <p id={`${prefix}keys`} className="visually-hidden">
          {engine.readOnly
            ? 'Arrow keys move between cards, Enter opens the fields, square brackets pick a connection.'
            : 'Arrow keys move between cards, Enter opens the fields, F2 renames, C connects, square brackets pick a connection, Delete removes, Control and arrow keys move a card or stage.'}
        </p>
        <Announcements engine={engine} />
      </div>
    </CanvasProvider>
  );
}

function Announcements({ engine }: { readonly engine: Engine }) {
  const text = useStore(engine.store, (state) => state.announcement);
  return (
    <output className="visually-hidden" aria-live="polite">
      {text}
    </output>
  );
}
