import { type KeyboardEvent, type PointerEvent, useId, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { Id } from '../../shared/base/ids.ts';
import type { DocumentKind } from '../../shared/documents/document.ts';
import { overlaps } from '../../shared/drawing/rects.ts';
import { visibleRect } from '../canvas/view/viewport.ts';
import { kindWords } from '../documents/explorer/kinds.ts';
import type { MapGraph } from './map-graph.ts';
import { edgeMiddle, edgePath, type MapPlaces } from './map-layout.ts';
import { MapNode } from './map-node.tsx';
import { isFound, type MapStore } from './map-store.ts';
import classes from './map-view.module.css';
import { type Step, walk } from './map-walk.ts';
import { summaryOf } from './summary.ts';
import type { MapViewport } from './use-map-viewport.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

interface MapDrawingProps {
  readonly graph: MapGraph;
  readonly places: MapPlaces;
  readonly view: MapViewport;
  readonly index: WorkspaceIndex;
  readonly map: MapStore;
  readonly onOpen: (documentId: Id) => void;
}

const steps: Readonly<Record<string, Step>> = {
  ArrowRight: 'out',
  ArrowLeft: 'into',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
/** Below this a name cannot be read, so it is not drawn. */
const readable = 0.45;

/** The map itself. One tab stop: arrows walk along the references, Enter opens. */
export function MapDrawing({ graph, places, view, index, map, onOpen }: MapDrawingProps) {
  const prefix = useId();
  const { kinds, search, focus, counts } = useStore(map.store);
  const findings = useStore(index.store, (state) => state.findings);
  const drag = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const { viewport, size, attach } = view;
  const nodes = useMemo(() => graph.nodes.filter(({ kind }) => kinds.has(kind)), [graph, kinds]);
  const shown = useMemo(() => new Set(nodes.map(({ id }) => id)), [nodes]);
  const focused = focus !== null && shown.has(focus) ? focus : null;
  const seen = visibleRect(viewport, size);
  const related = useMemo(
    () =>
      new Set(
        focused === null ? [] : [...(graph.out.get(focused) ?? []), ...(graph.into.get(focused) ?? [])],
      ),
    [graph, focused],
  );

  function go(to: Id | null) {
    if (to === null) return;
    map.focus(to);
    const rect = places.rects.get(to);
    if (rect) view.reveal(rect);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    const first = nodes[0]?.id ?? null;
    if (step) go(focused === null ? first : walk(graph, places.rects, focused, step, (id) => shown.has(id)));
    else if (event.key === 'Home') go(first);
    else if (event.key === 'End') go(nodes.at(-1)?.id ?? null);
    else if (event.key === 'Enter' && focused !== null) onOpen(focused);
    else if (event.key === '+' || event.key === '=') view.zoomBy(1);
    else if (event.key === '-') view.zoomBy(-1);
    else if (event.key === '0') view.fit();
    else return;
    event.preventDefault();
  }

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    if (event.button > 1) return;
    drag.current = { x: event.clientX, y: event.clientY };
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  function onPointerMove({ clientX: x, clientY: y }: PointerEvent) {
    if (!drag.current) return;
    view.pan(x - drag.current.x, y - drag.current.y);
    drag.current = { x, y };
  }

  const lit = graph.edges.filter(({ from, to }) => from === focused || to === focused);
  const kindOf = new Map(lit.length === 0 ? [] : nodes.map(({ id, kind }) => [id, kind]));
  const label = focused === null ? undefined : `${prefix}${focused}`;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a composite widget, as the canvas is
    <div
      ref={attach}
      className={classes.surface}
      role="application"
      aria-label="Map of the workspace"
      aria-describedby={`${prefix}keys`}
      aria-activedescendant={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a composite widget: one tab stop
      tabIndex={0}
      data-far={viewport.zoom < readable || undefined}
      data-walking={focused !== null || undefined}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        drag.current = null;
      }}
      onPointerCancel={() => {
        drag.current = null;
      }}
    >
      <svg className={classes.drawing} aria-hidden>
        <defs>
          <marker
            id={`${prefix}arrow`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerUnits="userSpaceOnUse"
            markerWidth="9"
            markerHeight="9"
            orient="auto"
          >
            <path className={classes.arrow} d="M0 0.5 L7.5 4 L0 7.5 Z" />
          </marker>
        </defs>
        <g transform={`translate(${viewport.x} ${viewport.y}) scale(${viewport.zoom})`}>
          {places.headings.map(
            ({ kind, at, count }) =>
              kinds.has(kind) && (
                <text key={kind} className={classes.heading} x={at.x} y={at.y}>
                  {headingOf(kind, count)}
                </text>
              ),
          )}
          {lit.map(({ id, from, to }) => {
            const [start, end] = [places.rects.get(from), places.rects.get(to)];
            const kind = kindOf.get(from);
            if (!start || !end || !kind || start === end || !shown.has(from) || !shown.has(to)) return null;
            const { x, y } = edgeMiddle(start, end);
            return (
              <text key={`${id} word`} className={classes.tie} x={x} y={y - 6}>
                {ties[kind]}
              </text>
            );
          })}
          {graph.edges.map(({ id, from, to }) => {
            const [start, end] = [places.rects.get(from), places.rects.get(to)];
            if (!start || !end || !shown.has(from) || !shown.has(to)) return null;
            return (
              <path
                key={id}
                className={classes.edge}
                data-lit={from === focused || to === focused || undefined}
                d={edgePath(start, end)}
                markerEnd={`url(#${prefix}arrow)`}
              />
            );
          })}
        </g>
      </svg>
      <div
        className={classes.nodes}
        style={{ transform: `translate(${viewport.x}px, ${viewport.y}px) scale(${viewport.zoom})` }}
      >
        {nodes.map((document) => {
          const rect = places.rects.get(document.id);
          if (!rect || (size.width > 0 && !overlaps(rect, seen) && document.id !== focused)) return null;
          return (
            <MapNode
              key={document.id}
              id={`${prefix}${document.id}`}
              document={document}
              x={rect.x}
              y={rect.y}
              counts={summaryOf(counts?.get(document.id), findings.get(document.id))}
              used={graph.into.get(document.id)?.length ?? 0}
              refers={graph.out.get(document.id)?.length ?? 0}
              focused={document.id === focused}
              related={related.has(document.id)}
              dim={!isFound(document.name, search)}
              onFocus={map.focus}
              onOpen={onOpen}
            />
          );
        })}
      </div>
      <p id={`${prefix}keys`} className="visually-hidden">
        Right goes to what a document refers to, left to what uses it, up and down to the next one. Enter
        opens it.
      </p>
    </div>
  );
}

function headingOf(kind: DocumentKind, count: number): string {
  const { one, many } = kindWords[kind];
  return count === 1 ? `1 ${one.toLowerCase()} on its own` : `${count} ${many.toLowerCase()} on their own`;
}

/** What a document does with the one to which its line leads. */
const ties: Readonly<Partial<Record<DocumentKind, string>>> = {
  experiment: 'changes',
  funnel: 'is part of',
  process: 'starts',
};
