import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Id } from '../../shared/base/ids.ts';
import type { Document } from '../../shared/documents/document.ts';
import { boundsOf, unite } from '../../shared/drawing/rects.ts';
import { createRoutes, type Routes } from '../../shared/drawing/routing/routes.ts';
import type { Point, Rect } from '../../shared/drawing/scene.ts';
import { indexScene, type SceneIndex } from '../../shared/drawing/scene-index.ts';
import type { Session } from '../documents/session.ts';
import { withFoldsOpen } from './editing/open-folds.ts';
import type { CanvasGestures, Outcome } from './gestures.ts';
import type { Target } from './interaction/hit-test.ts';
import { historyWords } from './keyboard/history-words.ts';
import type { Backdrop, DetailLevel, KindView } from './scene.ts';
import { shownSelection } from './shown-selection.ts';
import type { Guide } from './view/snapping.ts';
import { fitRect, mixViewports, type Size, type Viewport, visibleRect } from './view/viewport.ts';
import { levelAt, windowFor } from './view/windowing.ts';

/** What a new card is for, once its kind has been chosen. */
export type NewCard =
  | { readonly for: 'itself' }
  | { readonly for: 'connection'; readonly from: Id }
  | { readonly for: 'edge'; readonly edgeId: Id };

/** What is being drawn over the document, which itself changes only on release. */
export interface Draft {
  /** Cards on the move, and by how much. */
  readonly drag: {
    readonly ids: ReadonlySet<Id>;
    readonly dx: number;
    readonly dy: number;
    readonly guides: readonly Guide[];
  } | null;
  readonly marquee: Rect | null;
  /** A connection being drawn, or the end of one being moved. */
  readonly connection: {
    readonly from: Rect | Point;
    readonly to: Rect | Point;
    readonly hides: Id | null;
    readonly target: Id | null;
  } | null;
  readonly resize: { readonly id: Id; readonly size: number } | null;
  readonly reorder: {
    readonly id: Id;
    readonly toIndex: number;
    readonly dx: number;
    readonly dy: number;
  } | null;
  readonly drop: { readonly rect: Rect; readonly edgeId: Id | null } | null;
  /** A label on the move. */
  readonly label: { readonly text: string; readonly at: Point } | null;
}

export interface CanvasState extends Draft {
  readonly index: SceneIndex;
  readonly backdrop: Backdrop | null;
  readonly size: Size;
  readonly level: DetailLevel;
  /** Cards in it are mounted. */
  readonly window: Rect;
  /** The cards that are drawn as elements by now; the others in view are sketched on the canvas element. */
  readonly mounted: ReadonlySet<Id>;
  readonly hover: Target | null;
  /** The card or frame on which the keyboard stands. */
  readonly focus: Id | null;
  /** Whether the keyboard is in use, so that its place is shown. */
  readonly focusVisible: boolean;
  /** The card from which the keyboard last followed a connection, and which way: where several lead, one can choose. */
  readonly trail: { readonly from: Id; readonly way: 'on' | 'back' } | null;
  /** Connecting by keyboard, from this card to the focused one. */
  readonly connectingFrom: Id | null;
  readonly adding: { readonly at: Point; readonly card: NewCard } | null;
  readonly renaming: Id | null;
  readonly panning: boolean;
  readonly announcement: string;
}

export const noDraft: Draft = {
  drag: null,
  marquee: null,
  connection: null,
  resize: null,
  reorder: null,
  drop: null,
  label: null,
};

/** Everything that one canvas knows beside the document and its selection. */
export interface Engine {
  readonly session: Session;
  readonly view: KindView;
  readonly gestures: CanvasGestures;
  /** Only to be looked at: selecting, walking and zooming work, nothing is dragged, added or renamed. */
  readonly readOnly: boolean;
  readonly store: StoreApi<CanvasState>;
  /** By itself, because it changes with every frame of a pan. */
  readonly viewport: StoreApi<Viewport>;
  readonly routes: Routes;
  readonly document: () => Document;
  readonly setViewport: (viewport: Viewport) => void;
  readonly glideTo: (viewport: Viewport) => void;
  /** Where a glide is going, or where the view rests: the next step is counted from there, not from halfway. */
  readonly heading: () => Viewport;
  readonly setSize: (size: Size) => void;
  readonly fit: (ids?: Iterable<Id>) => void;
  /** Commits what a gesture came to; says whether there was anything. */
  readonly finish: (outcome: Outcome | null) => boolean;
  readonly announce: (text: string) => void;
  /** Follows the document from now on; the function that it returns ends that. */
  readonly open: () => () => void;
}

interface EngineDeps {
  readonly session: Session;
  readonly view: KindView;
  readonly gestures: CanvasGestures;
  readonly readOnly?: boolean;
}

const glideMs = 140;

export function createEngine({ session, view, gestures, readOnly = false }: EngineDeps): Engine {
  const document = () => session.store.getState().document;
  const first = view.makeScene(document(), null);
  const firstIndex = indexScene(first);
  const routes = createRoutes(firstIndex, () => performance.now());
  const viewport = createStore<Viewport>(() => ({ x: 0, y: 0, zoom: 1 }));
  const store = createStore<CanvasState>(() => ({
    ...noDraft,
    index: firstIndex,
    backdrop: view.makeBackdrop?.(document(), first) ?? null,
    size: { width: 0, height: 0 },
    level: 'full',
    window: { x: 0, y: 0, width: 0, height: 0 },
    mounted: new Set(),
    hover: null,
    focus: null,
    focusVisible: false,
    trail: null,
    connectingFrom: null,
    adding: null,
    renaming: null,
    panning: false,
    announcement: '',
  }));
  let glide = 0;
  let target: Viewport | null = null;
  let settled = false;

  let shown = document();

  function refresh() {
    const now = document();
    if (now === shown) return;
    shown = now;
    remake();
  }

  function remake() {
    const now = shown;
    const { index: previous, focus } = store.getState();
    const scene = view.makeScene(now, previous.scene);
    const index = indexScene(scene, previous);
    routes.update(index);
    const kept = focus !== null && (index.nodes.has(focus) || index.frames.has(focus)) ? focus : null;
    store.setState({ index, backdrop: view.makeBackdrop?.(now, scene) ?? null, focus: kept });
  }

  function refreshBackdrop() {
    const { scene } = store.getState().index;
    // Indexed anew, because what a screen reader hears of a card is kept with the index.
    const index = indexScene(scene);
    routes.update(index);
    store.setState({ index, backdrop: view.makeBackdrop?.(shown, scene) ?? null });
  }

  function setViewport(next: Viewport) {
    cancelAnimationFrame(glide);
    target = null;
    place(next);
  }

  function place(next: Viewport) {
    const { size, window, level } = store.getState();
    const nextLevel = levelAt(next.zoom, level);
    const nextWindow = windowFor(visibleRect(next, size), window, nextLevel);
    if (nextLevel !== level || nextWindow !== window)
      store.setState({ level: nextLevel, window: nextWindow });
    viewport.setState(next);
  }

  function glideTo(to: Viewport) {
    cancelAnimationFrame(glide);
    const from = viewport.getState();
    const { size } = store.getState();
    if (size.width === 0 || matchMedia('(prefers-reduced-motion: reduce)').matches) {
      target = null;
      place(to);
      return;
    }
    target = to;
    const start = performance.now();
    const frame = (now: number) => {
      const t = Math.min(1, Math.max(0, (now - start) / glideMs));
      place(t === 1 ? to : mixViewports(from, to, 1 - (1 - t) ** 3, size));
      if (t < 1) glide = requestAnimationFrame(frame);
      else target = null;
    };
    glide = requestAnimationFrame(frame);
  }

  function fitted(ids?: Iterable<Id>): Viewport | null {
    const { index, backdrop, size } = store.getState();
    const wanted = ids ? boundsOf(rectsOf(index, ids)) : null;
    const all = backdrop ? unite(index.scene.bounds, backdrop.bounds) : index.scene.bounds;
    const bounds = wanted ?? (all.width > 0 || all.height > 0 ? all : null);
    return bounds && size.width > 0 ? fitRect(bounds, size) : null;
  }

  function setSize(size: Size) {
    store.setState({ size });
    if (!settled && size.width > 0) {
      settled = true;
      place(openingView(fitted(), size, store.getState()));
    } else {
      place(viewport.getState());
    }
  }

  function finish(made: Outcome | null): boolean {
    const outcome = made && withFoldsOpen(document(), made, view);
    if (!outcome || !session.commit(outcome.label, outcome.change)) return false;
    if (outcome.select) {
      session.select(outcome.select);
      standOn(outcome.select);
    }
    if (!store.getState().focusVisible) announce(outcome.label);
    return true;
  }

  /** The keyboard goes along to what a gesture chose, or the next arrow key would begin elsewhere. */
  function standOn(ids: readonly Id[]) {
    const { index, focus } = store.getState();
    if (focus !== null && ids.includes(focus)) return;
    const next = ids.find((id) => index.nodes.has(id) || index.frames.has(id));
    if (next !== undefined) store.setState({ focus: next });
  }

  /** So it does to what anything else chose: an action, the inspector, undo. */
  function follow(selection: ReadonlySet<Id>) {
    const { index, focus } = store.getState();
    if (focus === null || selection.size === 0 || shownSelection(selection, index.scene).has(focus)) return;
    standOn([...selection]);
  }

  function announce(text: string) {
    // Said twice in a row, a text must differ to be read again.
    const { announcement } = store.getState();
    store.setState({ announcement: announcement === text ? `${text}\u00a0` : text });
  }

  return {
    session,
    view,
    gestures,
    readOnly,
    store,
    viewport,
    routes,
    document,
    setViewport,
    glideTo,
    heading: () => target ?? viewport.getState(),
    setSize,
    fit: (ids) => {
      const next = fitted(ids);
      if (next) glideTo(next);
    },
    finish,
    announce,
    open: () => {
      refresh();
      const stop = session.store.subscribe((state, before) => {
        refresh();
        if (state.selection !== before.selection) follow(state.selection);
        // Actions and undo have no words of their own; in a form a reader hears the field.
        const said = store.getState().focusVisible ? historyWords(before, state) : null;
        if (said !== null) announce(said);
      });
      const stopBackdrop = view.followBackdrop?.(session.id, refreshBackdrop);
      const stopScene = view.followScene?.(remake);
      return () => {
        cancelAnimationFrame(glide);
        stop();
        stopBackdrop?.();
        stopScene?.();
      };
    },
  };
}

/** A document opens as a whole where its names can be read so, else at its beginning. */
function openingView(whole: Viewport | null, size: Size, { index, backdrop }: CanvasState): Viewport {
  const { scene } = index;
  if (!whole) return { x: Math.round(size.width / 4), y: Math.round(size.height / 4), zoom: 1 };
  if (whole.zoom >= 0.6) return whole;
  const start =
    boundsOf(scene.frames.flatMap(({ rect, header }) => [rect, header])) ??
    (backdrop ? unite(scene.bounds, backdrop.bounds) : scene.bounds);
  return { x: 24 - start.x, y: 32 - start.y, zoom: 1 };
}

function rectsOf(index: SceneIndex, ids: Iterable<Id>): Rect[] {
  const rects: Rect[] = [];
  for (const id of ids) {
    const rect = index.nodes.get(id)?.rect ?? index.frames.get(id)?.rect;
    if (rect) rects.push(rect);
    const edge = index.edges.get(id);
    for (const end of edge ? [edge.from, edge.to] : []) {
      const endRect = index.endOf(end);
      if (endRect) rects.push(endRect);
    }
  }
  return rects;
}
