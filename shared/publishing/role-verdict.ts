import type { RoleFacts } from './role-check.ts';
import { mayPublish, remarksOf } from './role-words.ts';

/** Tables of which an ordinary push deletes rows too: a funnel that loses a step. */
export const partTables: readonly string[] = ['funnel_stages'];

/** In one sentence whether this user can publish. */
export function roleVerdict(facts: RoleFacts): { readonly able: boolean; readonly words: string } {
  const { user, tables } = facts;
  if (remarksOf(facts).some(({ level }) => level === 'stops'))
    return { able: false, words: `${user} cannot publish here as it is.` };
  if (tables.every(({ there }) => !there)) return { able: false, words: 'The tables are not there yet.' };
  return mayPublish(facts, partTables)
    ? { able: true, words: `${user} may publish here.` }
    : { able: false, words: `${user} cannot publish all kinds of documents here: rights are missing.` };
}
