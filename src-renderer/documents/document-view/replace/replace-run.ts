import type { Id, NewId } from '../../../../shared/base/ids.ts';
import type { Document, DocumentKind, DocumentRecord } from '../../../../shared/documents/document.ts';
import {
  findTexts,
  replaceTexts,
  type TextMatch,
  type Wanted,
  type WordField,
} from '../../../../shared/documents/replace-text.ts';
import type { Bridge } from '../../../bridge/bridge.ts';
import type { KindEdits } from '../../../canvas/actions/kind-edits.ts';
import type { Session } from '../../session.ts';

/** One document in which the text occurs. */
export interface FoundDocument {
  readonly id: Id;
  readonly name: string;
  readonly document: Document;
  /** The revision that was read; where the document is open, its session knows better. */
  readonly revision: number;
  readonly matches: readonly TextMatch[];
}

export interface ReplaceDeps {
  readonly bridge: Bridge;
  readonly newId: NewId;
  readonly editsOf: (kind: DocumentKind) => KindEdits | null;
  /** The open session of a document: its unsaved changes count. */
  readonly sessionOf: (id: Id) => Session | null;
}

/** The command that finds documents answers with so many hits at most; then all of them are looked through. */
const searchLimit = 100;

export function fieldsOf(edits: KindEdits): (record: DocumentRecord) => readonly WordField[] {
  return (record) => {
    if (edits.textFields) return edits.textFields(record);
    const named = edits.view.nameField(record);
    return named ? [named] : [];
  };
}

export function findInSession(
  session: Session,
  deps: ReplaceDeps,
  wanted: Wanted,
  replacement: string,
): readonly FoundDocument[] {
  const { document, revision } = session.store.getState();
  return foundIn(document, session.id, revision, deps, wanted, replacement);
}

/** Every document of the workspace that holds the text; `signal` ends the search with what there is so far. */
export async function findInWorkspace(
  all: readonly Id[],
  deps: ReplaceDeps,
  wanted: Wanted,
  replacement: string,
  signal: AbortSignal,
): Promise<readonly FoundDocument[]> {
  const hits = await deps.bridge.call('documents.search', { text: wanted.text.slice(0, 200) });
  const few = hits.ok && hits.value.length < searchLimit;
  const holding = new Set(hits.ok ? hits.value.map(({ documentId }) => documentId) : []);
  // What is open may hold changes that the search on disk has not seen.
  const ids = few ? all.filter((id) => holding.has(id) || deps.sessionOf(id)) : all;
  const found: FoundDocument[] = [];
  for (const id of ids) {
    if (signal.aborted) break;
    const session = deps.sessionOf(id);
    if (session) found.push(...findInSession(session, deps, wanted, replacement));
    else {
      const reply = await deps.bridge.call('documents.open', { id });
      if (!reply.ok) continue;
      const { document, revision } = reply.value;
      found.push(...foundIn(document, id, revision, deps, wanted, replacement));
    }
  }
  return found;
}

function foundIn(
  document: Document,
  id: Id,
  revision: number,
  { editsOf }: ReplaceDeps,
  wanted: Wanted,
  replacement: string,
): readonly FoundDocument[] {
  const edits = editsOf(document.kind);
  const matches = edits ? findTexts(document, wanted, replacement, fieldsOf(edits)) : [];
  return matches.length === 0 ? [] : [{ id, name: document.header.name, document, revision, matches }];
}

export interface Replaced {
  readonly texts: number;
  readonly documents: number;
  /** Documents in which nothing could be replaced, because they changed meanwhile or could not be written. */
  readonly failed: readonly string[];
}

/** The chosen replacements: one change, and so one undo step, per document. */
export async function replaceIn(
  found: readonly FoundDocument[],
  isChosen: (documentId: Id, match: TextMatch) => boolean,
  wanted: Wanted,
  replacement: string,
  deps: ReplaceDeps,
): Promise<Replaced> {
  let texts = 0;
  let documents = 0;
  const failed: string[] = [];
  const label = `Replace “${cut(wanted.text)}” with “${cut(replacement)}”`;
  for (const one of found) {
    const chosen = one.matches.filter((match) => match.refused === null && isChosen(one.id, match));
    if (chosen.length === 0) continue;
    const done = await replaceInOne(one, chosen, label, deps);
    if (done === 0) failed.push(one.name);
    else {
      texts += done;
      documents += 1;
    }
  }
  return { texts, documents, failed };
}

/** How many texts were replaced; 0: none. */
async function replaceInOne(
  { id, document, revision }: FoundDocument,
  chosen: readonly TextMatch[],
  label: string,
  { bridge, newId, sessionOf }: ReplaceDeps,
): Promise<number> {
  const session = sessionOf(id);
  const change = replaceTexts(session?.store.getState().document ?? document, chosen);
  if (change.updated.length === 0) return 0;
  if (session) return session.commit(label, change) ? chosen.length : 0;
  const reply = await bridge.call('documents.applyChange', {
    id,
    baseRevision: revision,
    changeId: newId(),
    intent: 'edit',
    label,
    change,
  });
  return reply.ok ? chosen.length : 0;
}

function cut(text: string): string {
  const letters = Array.from(text);
  return letters.length > 40 ? `${letters.slice(0, 39).join('')}…` : text;
}
