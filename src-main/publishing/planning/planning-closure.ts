import type { PlannedDocument } from '../../../shared/publishing/plan.ts';
import { referencesOf } from '../../../shared/workspace/references.ts';
import type { ComparedWhole } from '../comparing/comparison.ts';

export interface Closure {
  /** What was chosen, and after it what has to go along. */
  readonly compared: readonly ComparedWhole[];
  /** Who of them refers to a document that is not there yet, by the document. */
  readonly neededBy: ReadonlyMap<string, readonly string[]>;
  /** Documents that nobody chose. */
  readonly takenAlong: ReadonlySet<string>;
}

/**
 * What is written must not refer to what is not there: a document that is only here and that one of the chosen ones names goes
 * along, and so does what it names itself. What is there already can wait for a plan of its own.
 */
export async function closeOver(
  chosen: readonly ComparedWhole[],
  /** The same of other documents. */
  look: (documentIds: readonly string[]) => Promise<readonly ComparedWhole[]>,
): Promise<Closure> {
  const all = new Map(chosen.map((one) => [one.documentId, one]));
  const looked = new Set(all.keys());
  const users = new Map<string, Set<string>>();
  let fresh = chosen;
  while (fresh.length > 0) {
    for (const one of fresh) {
      for (const id of namedBy(one)) users.set(id, (users.get(id) ?? new Set()).add(one.documentId));
    }
    const wanted = [...users.keys()].filter((id) => !looked.has(id));
    for (const id of wanted) looked.add(id);
    const found = wanted.length === 0 ? [] : await look(wanted);
    fresh = found.filter(({ state }) => state === 'new-here');
    for (const one of fresh) all.set(one.documentId, one);
  }
  const compared = [...all.values()];
  const known = new Set(chosen.map(({ documentId }) => documentId));
  return {
    compared,
    neededBy: new Map(
      compared.flatMap(({ documentId, state }) => {
        const by = users.get(documentId);
        return by && state === 'new-here' ? [[documentId, [...by]] as const] : [];
      }),
    ),
    takenAlong: new Set([...all.keys()].filter((id) => !known.has(id))),
  };
}

/** Why a document is in the plan where nobody chose it, and who of the plan refers to it. */
export function companyOf(
  documentId: string,
  { neededBy, takenAlong }: Closure,
  nameOf: (documentId: string) => string,
): Pick<PlannedDocument, 'takenAlong' | 'neededBy'> {
  const by = neededBy.get(documentId);
  return {
    ...(takenAlong.has(documentId) ? { takenAlong: true } : {}),
    ...(by ? { neededBy: by.map((id) => ({ documentId: id, name: nameOf(id) })) } : {}),
  };
}

/** What goes along, as one line among the checks; it never stops a plan. */
export function alongCheck(many: number) {
  const what = many === 1 ? '1 document goes' : `${many} documents go`;
  return {
    name: 'References',
    passed: true,
    detail: `${what} along, because others of the plan refer to it`,
  };
}

/** The documents that one names which is written; itself it need not name. */
function namedBy({ documentId, state, mine }: ComparedWhole): readonly string[] {
  if (!mine || (state !== 'new-here' && state !== 'changed-here')) return [];
  const named = referencesOf(mine).map(({ toDocumentId }) => toDocumentId);
  return [...new Set(named)].filter((id) => id !== documentId);
}
