import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { createStore } from 'zustand/vanilla';
import type { Id } from '../../../shared/base/ids.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { type CanvasOptions, DocumentCanvas } from '../../canvas/document-canvas.tsx';
import type { CanvasGestures } from '../../canvas/gestures.ts';
import type { KindView, Mark } from '../../canvas/scene.ts';
import type { CanvasControl } from '../../documents/action.ts';
import type { Picture } from '../picture.ts';
import classes from './compare-canvas.module.css';
import { comparedView } from './compared-view.ts';
import { decorationOf } from './decoration.ts';
import { Legend } from './legend.tsx';
import { createStillSession } from './still-session.ts';

export interface CompareCanvasProps {
  /** Names this canvas among others. */
  readonly id: string;
  readonly picture: Picture & { readonly union: Document };
  readonly view: KindView;
  /** Ones that come to nothing: a comparison is looked at. */
  readonly gestures: CanvasGestures;
  readonly options: CanvasOptions;
  readonly hideLayout: boolean;
  readonly conflicts: ReadonlySet<Id | null>;
  readonly beforeName: string;
  readonly afterName: string;
  /** The record that is looked at; null: none, or the document itself. */
  readonly chosen: Id | null;
  readonly onChoose: (id: Id | null) => void;
  readonly onInspect: () => void;
}

const noMarks: ReadonlyMap<Id, Mark> = new Map();
const noConflicts: ReadonlySet<Id | null> = new Set();
const ignore = () => {};

/** Both sides on one canvas, what differs marked by colour, border and picture. */
export function CompareCanvas(props: CompareCanvasProps) {
  const { picture, view, chosen, onChoose, hideLayout, beforeName, afterName } = props;
  const conflicts = props.conflicts.size > 0 ? props.conflicts : noConflicts;
  const decoration = useMemo(
    () => decorationOf(picture, { conflicts, hideLayout, beforeName, afterName }),
    [picture, conflicts, hideLayout, beforeName, afterName],
  );
  const [decorations] = useState(() => createStore(() => decoration));
  const [session] = useState(() => createStillSession(props.id, picture.union));
  const compared = useMemo(() => comparedView(view, decorations, dimsUnchanged), [view, decorations]);
  const control = useRef<CanvasControl | null>(null);
  const onControl = useCallback((next: CanvasControl | null) => {
    control.current = next;
  }, []);

  useEffect(() => {
    // What the canvas opened with is drawn.
    if (decorations.getState() === decoration) return;
    decorations.setState(decoration, true);
    // A new object, so that the canvas makes its scene anew where only the marks differ.
    session.store.setState({ document: { ...picture.union } });
  }, [decorations, session, decoration, picture]);

  useEffect(
    () =>
      session.store.subscribe((now, before) => {
        if (now.selection === before.selection) return;
        const [first] = now.selection;
        onChoose(first ?? null);
      }),
    [session, onChoose],
  );

  useEffect(() => {
    const [selected] = session.store.getState().selection;
    if ((selected ?? null) === chosen) return;
    if (chosen === null) {
      session.select([]);
      return;
    }
    // Shown without taking the keyboard away from the list or the inspector.
    const held = document.activeElement;
    control.current?.reveal(chosen);
    if (held instanceof HTMLElement && held !== document.activeElement) held.focus({ preventScroll: true });
  }, [session, chosen]);

  return (
    <div className={classes.canvas}>
      <DocumentCanvas
        session={session}
        view={compared}
        marks={noMarks}
        gestures={props.gestures}
        onControl={onControl}
        onOpenMenu={ignore}
        onInspect={props.onInspect}
        options={props.options}
        readOnly
      />
      <Legend items={picture.listing.items} conflicts={conflicts.size} />
    </div>
  );
}

function dimsUnchanged(): boolean {
  return !matchMedia('(prefers-contrast: more)').matches;
}
