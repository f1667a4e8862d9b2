import type { DocumentKind } from '../../../shared/documents/document.ts';
import type { ActionContext } from '../../documents/action.ts';
import type { Session } from '../../documents/session.ts';
import type { CanvasClipboard } from '../clipboard/canvas-clipboard.ts';
import { withFoldsOpen } from '../editing/open-folds.ts';
import type { Outcome } from '../gestures.ts';
import type { Tidier } from '../layout/tidier.ts';
import type { KindEdits } from './kind-edits.ts';

export interface CanvasActionDeps {
  /** The kinds that can be edited; the insert actions are made from their palettes. */
  readonly kinds: readonly KindEdits[];
  readonly clipboard: CanvasClipboard;
  readonly tidier: Tidier;
  /** Why nothing can be changed now ('This workspace is read only.'); null where it can. */
  readonly frozen: () => string | null;
}

export interface Editing {
  readonly session: Session;
  readonly edits: KindEdits;
}

/** The document in front and what can be done to its kind. */
export function editingOf(kinds: readonly KindEdits[], { session }: ActionContext): Editing | null {
  if (!session) return null;
  const { kind } = session.store.getState().document;
  const edits = kinds.find((candidate) => candidate.kind === kind);
  return edits ? { session, edits } : null;
}

export function noDocument({ session }: ActionContext): string | null {
  return session ? null : 'Open a document first.';
}

/** 'This is not an experiment.' */
export function notOfKind(kind: DocumentKind): string {
  return `This is not ${kind === 'experiment' ? 'an' : 'a'} ${kind}.`;
}

/** Commits what an action came to and selects what it says; false where nothing came of it. */
export function finish({ session, edits }: Editing, made: Outcome | null): boolean {
  const outcome = made && withFoldsOpen(session.store.getState().document, made, edits.view);
  if (!outcome || !session.commit(outcome.label, outcome.change)) return false;
  if (outcome.select) session.select(outcome.select);
  return true;
}

export function selectedIds(session: Session): string[] {
  return [...session.store.getState().selection];
}
