import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Id } from '../../../shared/base/ids.ts';
import { type Json, type JsonObject, jsonEqual } from '../../../shared/base/json.ts';
import type { Result } from '../../../shared/base/result.ts';
import { applyChange } from '../../../shared/documents/apply.ts';
import { isEmptyChange, updateRecord } from '../../../shared/documents/change.ts';
import type { Describer } from '../../../shared/documents/describe-change.ts';
import {
  type Change,
  type Document,
  type DocumentKind,
  emptyChange,
} from '../../../shared/documents/document.ts';
import { squashChanges } from '../../../shared/documents/squash.ts';
import type { UndoStep } from '../../../shared/documents/summary.ts';
import type { Variant } from '../../../shared/experiments/records/variant.ts';
import { fitChange, type Misfit } from '../../../shared/experiments/variant-change.ts';
import { selectingIn } from '../../documents/selecting.ts';
import type { Session, SessionState } from '../../documents/session.ts';

/** A base document as it is saved. */
export interface Base {
  readonly document: Document;
  readonly revision: number;
}

export interface VariantState {
  readonly base: Base;
  readonly variant: Variant;
  /** What of the variant's change fits the base. */
  readonly change: Change;
  /** What does not fit any more: nothing can be edited before that is settled. */
  readonly misfits: readonly Misfit[];
  /** Why nothing of the change can be shown, in words; null: it can. */
  readonly problem: string | null;
}

/**
 * A variant as if it were a document of its own: the base with the variant's change. Every edit ends in the variant's
 * record, as one undo step of the experiment; the base is never touched.
 */
export interface VariantSession extends Session {
  readonly experiment: Session;
  readonly variant: StoreApi<VariantState>;
  /** How the base's kind tells changes. */
  readonly describer: Describer;
  /** Settles what does not fit; false where it cannot be done now. */
  readonly settle: (keep: 'base' | 'variant') => boolean;
  readonly stop: () => void;
}

export interface VariantSessionDeps {
  /** The tab's id. */
  readonly id: string;
  readonly experiment: Session;
  readonly variantId: Id;
  readonly base: StoreApi<Base>;
  readonly describer: Describer;
  readonly read: (kind: DocumentKind, change: Json) => Result<Change, string>;
  readonly isHeader: (kind: DocumentKind, header: Json) => boolean;
  /** Says why an edit was refused. */
  readonly tell: (message: string) => void;
  /** What else ends with the session. */
  readonly onStop?: () => void;
}

export function isVariantSession(session: Session | null): session is VariantSession {
  return session !== null && 'variant' in session;
}

export function createVariantSession(deps: VariantSessionDeps): VariantSession {
  const { id, experiment, variantId, base, describer, read, isHeader, tell, onStop } = deps;
  const variantNow = () => {
    const { records } = experiment.store.getState().document;
    const record = Object.hasOwn(records, variantId) ? records[variantId] : undefined;
    return record?.kind === 'variant' ? (record as Variant) : null;
  };
  const first = variantNow();
  if (!first) throw new Error('A variant is opened that is not in its experiment.');

  const derived = derive(first);
  const variant = createStore<VariantState>(() => derived.state);
  const store = createStore<SessionState>(() => ({
    ...followed(),
    document: derived.document,
    selection: new Set<Id>(),
  }));

  /** What the variant shows on the base as it is. */
  function derive(now: Variant): { readonly state: VariantState; readonly document: Document } {
    const state = { base: base.getState(), variant: now, change: emptyChange, misfits: [], problem: null };
    const { document } = state.base;
    const asIs = (problem: string) => ({ state: { ...state, problem }, document });
    const change = read(document.kind, now.change);
    if (!change.ok) return asIs(`What ${now.name} changes cannot be shown: ${change.error}.`);
    const fit = fitChange(document, change.value);
    const applied = applyChange(document, fit.change);
    if (!applied.ok || !isHeader(document.kind, applied.value.header))
      return asIs(`What ${now.name} changes cannot be shown: it does not belong to this ${document.kind}.`);
    return { state: { ...state, ...fit }, document: applied.value };
  }

  /** Only the steps of this variant can be undone from here, as far as nothing else lies over them. */
  function followed(): Pick<SessionState, 'revision' | 'saving' | 'undo' | 'redo'> {
    const { revision, saving, undo, redo } = experiment.store.getState();
    return { revision, saving, undo: ownSteps(undo), redo: ownSteps(redo) };
  }

  function ownSteps(steps: readonly UndoStep[]): readonly UndoStep[] {
    const other = steps.findLastIndex((step) => !isOfVariant(step.change, variantId));
    return steps.slice(other + 1);
  }

  function refresh() {
    const now = variantNow();
    const { variant: before, base: baseBefore } = variant.getState();
    if (!now) {
      variant.setState({
        problem: 'This variant is no longer in its experiment. Undo there to bring it back.',
      });
      store.setState(followed());
      return;
    }
    if (
      now.change === before.change &&
      base.getState() === baseBefore &&
      now.name === before.name &&
      variant.getState().problem === null
    ) {
      store.setState(followed());
      return;
    }
    const { state, document } = derive(now);
    variant.setState(state);
    const { selection } = store.getState();
    const kept = [...selection].filter((recordId) => Object.hasOwn(document.records, recordId));
    store.setState({
      ...followed(),
      document,
      selection: kept.length === selection.size ? selection : new Set(kept),
    });
  }

  function write(label: string, next: Change): boolean {
    const now = variantNow();
    if (!now) return false;
    const change = isEmptyChange(next) ? null : (next as unknown as JsonObject);
    const { document } = experiment.store.getState();
    const edit = updateRecord(document, variantId, { change });
    return edit === undefined || experiment.commit(`${now.name}: ${label}`, edit);
  }

  function commit(label: string, change: Change): boolean {
    const { base: on, change: made, misfits, problem } = variant.getState();
    if (problem !== null) {
      tell(problem);
      return false;
    }
    if (misfits.length > 0) {
      tell('The base has changed. Settle what does not fit any more first.');
      return false;
    }
    const next = squashChanges([made, change]);
    return applyChange(on.document, next).ok && write(label, next);
  }

  function settle(keep: 'base' | 'variant'): boolean {
    const now = variantNow();
    if (!now) return false;
    const { document } = base.getState();
    const change = read(document.kind, now.change);
    if (!change.ok) return false;
    const label = keep === 'base' ? 'take what fits the base' : 'keep its values over the base';
    return write(label, fitChange(document, change.value, keep).change);
  }

  const stops = [experiment.store.subscribe(refresh), base.subscribe(refresh)];

  return {
    id,
    store,
    experiment,
    variant,
    describer,
    commit: (label, change) => isEmptyChange(change) || commit(label, change),
    settle,
    undo: () => store.getState().undo.length > 0 && experiment.undo(),
    redo: () => store.getState().redo.length > 0 && experiment.redo(),
    select: selectingIn(store),
    reload: experiment.reload,
    pending: experiment.pending,
    settled: experiment.settled,
    keepAsCopy: experiment.keepAsCopy,
    discardPending: experiment.discardPending,
    stop: () => {
      for (const stop of stops) stop();
      onStop?.();
    },
  };
}

/** Whether a change does nothing but set what one variant changes. */
function isOfVariant({ header, added, updated, removed }: Change, variantId: Id): boolean {
  const [pair, ...more] = updated;
  if (!pair || more.length > 0 || added.length > 0 || removed.length > 0) return false;
  if (header && Object.keys(header).length > 0) return false;
  const [before, after] = pair;
  return before.id === variantId && jsonEqual({ ...before, change: null }, { ...after, change: null });
}
