import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Id } from '../../shared/base/ids.ts';
import type { AppError } from '../../shared/contract/errors.ts';
import { alignDocument } from '../../shared/documents/compare/aligning.ts';
import { compareDocuments } from '../../shared/documents/compare/comparison.ts';
import type { Difference } from '../../shared/documents/compare/listing.ts';
import type { Describer } from '../../shared/documents/describe-change.ts';
import type { Document } from '../../shared/documents/document.ts';
import { recordOf } from '../../shared/documents/three-way-places.ts';
import type { Bridge } from '../bridge/bridge.ts';
import type { KindView } from '../canvas/scene.ts';
import { loadDescriber } from '../documents/history/describers.ts';
import type { Session } from '../documents/session.ts';
import { type Picture, pictureInSteps } from './picture.ts';
import { inSlices, type Sliced } from './slices.ts';
import type { Source } from './source.ts';
import { now, readSource } from './sources.ts';

export type Side = 'before' | 'after';

export interface ComparisonState {
  readonly before: Source;
  readonly after: Source;
  readonly reading: boolean;
  readonly error: AppError | null;
  /** What both sides come to, drawn and listed; null until both are there. */
  readonly picture: Picture | null;
  readonly describer: Describer | null;
  readonly hideLayout: boolean;
  /** The difference that is looked at, by its key. */
  readonly chosen: string | null;
  readonly filter: string;
}

/** One document compared: with its past, with another one, with an environment. */
export interface ComparisonStore {
  readonly documentId: string;
  readonly session: Session;
  /** null where this kind has no canvas. */
  readonly view: KindView | null;
  readonly store: StoreApi<ComparisonState>;
  readonly setSides: (sides: { readonly before?: Source; readonly after?: Source }) => void;
  readonly setHideLayout: (hide: boolean) => void;
  readonly setFilter: (filter: string) => void;
  /** Chooses what stands under this key, or nothing. */
  readonly choose: (key: string | null) => void;
  /** To the next or previous difference, round and round; says which one. */
  readonly step: (by: 1 | -1) => Difference | null;
  readonly retry: () => void;
  /** Keeps up with the document while it is shown; the function that it returns ends that. */
  readonly attach: () => () => void;
  readonly stop: () => void;
}

export interface ComparisonDeps {
  readonly bridge: Bridge;
  readonly session: Session;
  /** null where this kind has no canvas. */
  readonly view: KindView | null;
  readonly before: Source;
  readonly after: Source;
}

/** The key of the document itself among its differences. */
export const headerKey = 'document';

export function keyOf({ id }: { readonly id: Id | null }): string {
  return id ?? headerKey;
}

export function createComparison(deps: ComparisonDeps): ComparisonStore {
  const { bridge, session, view } = deps;
  const store = createStore<ComparisonState>(() => ({
    before: deps.before,
    after: deps.after,
    reading: true,
    error: null,
    picture: null,
    describer: null,
    hideLayout: false,
    chosen: null,
    filter: '',
  }));
  /** What was read; what is `now` is taken from the session each time. */
  const read: Record<Side, Document | null | undefined> = { before: undefined, after: undefined };
  let run = 0;
  let attached = 0;
  let stale = true;
  /** Whether what was read may be another thing by now; read again when somebody looks. */
  let outdated = false;
  let drawing: Sliced | null = null;
  /** Where the walk stands among the differences. */
  let lastAt = 0;

  async function readSides() {
    const mine = ++run;
    outdated = false;
    drawing?.cancel();
    store.setState({ reading: true, error: null });
    const { before, after } = store.getState();
    const [describer, first, second] = await Promise.all([
      loadDescriber(session.store.getState().document.kind),
      before.from === 'now' ? null : readSource(bridge, session.id, before),
      after.from === 'now' ? null : readSource(bridge, session.id, after),
    ]);
    if (mine !== run) return;
    const failed = [first, second].find((reply) => reply && !reply.ok);
    if (failed && !failed.ok) {
      store.setState({ reading: false, error: failed.error, picture: null });
      return;
    }
    read.before = first?.ok ? first.value : undefined;
    read.after = second?.ok ? second.value : undefined;
    store.setState({ reading: false, describer });
    draw();
  }

  function sideOf(side: Side): Document | null {
    const found = read[side];
    return found === undefined ? session.store.getState().document : found;
  }

  /** Draws the two sides as they are now, in slices; what is drawn already stays until then. */
  function draw() {
    const { describer, reading, error } = store.getState();
    if (!describer || reading || error) return;
    stale = false;
    drawing?.cancel();
    drawing = inSlices(drawn(describer), (picture) => {
      const { chosen } = store.getState();
      const still =
        picture.listing.items.some((item) => keyOf(item) === chosen) ||
        (chosen !== null && picture.union !== null && recordOf(picture.union, chosen) !== undefined);
      store.setState({ picture, chosen: still ? chosen : null });
    });
  }

  function* drawn(describer: Describer): Generator<undefined, Picture> {
    const { hideLayout, picture: previous } = store.getState();
    const after = sideOf('after');
    const given = sideOf('before');
    const before =
      given && after && given.id !== after.id ? alignDocument(given, after, describer.words) : given;
    const comparison = compareDocuments(before, after, describer);
    yield;
    return yield* pictureInSteps({ comparison, describer, view, hideLayout, previous });
  }

  function usesNow(): boolean {
    const { before, after } = store.getState();
    return before.from === 'now' || after.from === 'now';
  }

  const unsubscribe = session.store.subscribe((state, before) => {
    if (state.document === before.document || !usesNow()) return;
    if (attached > 0) draw();
    else stale = true;
  });
  // What an environment holds may be another thing after a push or a pull there.
  const stopListening = bridge.on('publishing.changed', ({ environmentId }) => {
    const { before, after } = store.getState();
    const isThere = (side: Source) => side.from === 'environment' && side.environmentId === environmentId;
    if (!isThere(before) && !isThere(after)) return;
    if (attached > 0) void readSides();
    else outdated = true;
  });
  void readSides();

  return {
    documentId: session.id,
    session,
    view,
    store,
    setSides: (sides) => {
      store.setState({ ...sides, picture: null, chosen: null });
      void readSides();
    },
    setHideLayout: (hideLayout) => {
      store.setState({ hideLayout });
      draw();
    },
    setFilter: (filter) => store.setState({ filter }),
    choose: (chosen) => store.setState({ chosen }),
    step: (by) => {
      const { picture, chosen } = store.getState();
      const items = picture?.listing.items ?? [];
      const at = items.findIndex((item) => keyOf(item) === chosen);
      // What was looked at last may be restored by now: the walk goes on from there.
      const from = at >= 0 ? at : by > 0 ? lastAt - 1 : lastAt;
      const next = items[(from + by + items.length) % items.length];
      if (!next) return null;
      lastAt = items.indexOf(next);
      store.setState({ chosen: keyOf(next) });
      return next;
    },
    retry: () => void readSides(),
    attach: () => {
      attached += 1;
      if (outdated) void readSides();
      else if (stale) draw();
      return () => {
        attached -= 1;
      };
    },
    stop: () => {
      unsubscribe();
      stopListening();
      drawing?.cancel();
      run += 1;
    },
  };
}

/** Whether values may be taken into the document: only where the right side is the document as it is. */
export function isRestorable({ before, after }: Pick<ComparisonState, 'before' | 'after'>): boolean {
  return after.from === now.from && before.from !== now.from;
}
