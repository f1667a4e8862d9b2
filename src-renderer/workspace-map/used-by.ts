import type { Id } from '../../shared/base/ids.ts';
import type { WorkspaceIndexState } from './workspace-index.ts';

/** The names of the documents that refer to this one and are worked on; a document that refers to itself is not among them. */
export function namesOfUsers({ map, documents }: WorkspaceIndexState, id: Id): readonly string[] {
  const users = new Set(
    (map?.references ?? [])
      .filter(({ toDocumentId }) => toDocumentId === id)
      .map(({ fromDocumentId }) => fromDocumentId),
  );
  users.delete(id);
  return [...users].flatMap((user) => {
    const document = documents.get(user);
    return document && !document.archived ? [document.name] : [];
  });
}

/** 'It is still used by A, B and 3 more.'; empty where nothing uses it. */
export function stillUsedWords(names: readonly string[]): string {
  if (names.length === 0) return '';
  const shown = names.slice(0, 3);
  const more = names.length - shown.length;
  const last = more > 0 ? `${more} more` : shown.pop();
  const list = shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
  return ` It is still used by ${list}.`;
}
