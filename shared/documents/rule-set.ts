import type { Id } from '../base/ids.ts';
import { attachedRules } from './attached/rules/index.ts';
import { isEmptyChange, isLayoutOnly } from './change.ts';
import type { Change, Document } from './document.ts';
import type { Finding, Rule, Severity } from './finding.ts';
import { createNeighbours, type Neighbours } from './neighbours.ts';

/** Every rule for one kind of document. */
export interface RuleSet<Of extends Rule = Rule> {
  /** The kind's own. */
  readonly own: readonly Of[];
  /** The kind's own, and those for what may be attached to any document. */
  readonly rules: readonly Rule[];
  /** What the rules notice, errors first. The same document gives the same findings. */
  readonly find: (document: Document) => readonly Finding[];
  readonly createChecker: () => Checker;
}

/** Finds what `find` finds in a document that changes, and asks only the rules and records that a change may concern. */
export interface Checker {
  /** The whole document, or the document after `change` was applied to the one of the last call. */
  readonly check: (document: Document, change?: Change) => readonly Finding[];
}

interface RuleSetParts<Of extends Rule> {
  readonly rules: readonly Of[];
  /** The records in the sequence in which people read them; those that are not named come last. */
  readonly sequence: (document: Document) => readonly { readonly id: Id }[];
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

export function createRuleSet<Of extends Rule>({ rules: own, sequence }: RuleSetParts<Of>): RuleSet<Of> {
  const rules: readonly Rule[] = [...own, ...attachedRules];

  /** Errors first, then as the rules are listed, then as the records are read. */
  function inOrder(document: Document, found: readonly (readonly Finding[])[]): readonly Finding[] {
    if (found.every((list) => list.length === 0)) return [];
    const positions = new Map<Id, number>();
    for (const { id } of sequence(document)) if (!positions.has(id)) positions.set(id, positions.size);
    for (const id of Object.keys(document.records)) if (!positions.has(id)) positions.set(id, positions.size);
    const position = ({ recordId }: Finding) => (recordId === null ? -1 : (positions.get(recordId) ?? 0));
    const all = found.flatMap((list) => list.toSorted((a, b) => position(a) - position(b)));
    return severities.flatMap((severity) => all.filter((finding) => finding.severity === severity));
  }

  function createChecker(): Checker {
    const found = new Map<Rule, readonly Finding[]>();
    let neighbours: Neighbours | null = null;
    return {
      check: (document, change) => {
        if (!change || !neighbours) {
          neighbours = createNeighbours(document);
          for (const rule of rules) found.set(rule, rule.check(document));
        } else if (!isEmptyChange(change)) {
          const ids = neighbours.concerned(change);
          for (const rule of rules) {
            const known = found.get(rule);
            found.set(rule, known ? again(rule, known, document, change, ids) : rule.check(document));
          }
        }
        return inOrder(
          document,
          rules.map((rule) => found.get(rule) ?? []),
        );
      },
    };
  }

  return {
    own,
    rules,
    find: (document) =>
      inOrder(
        document,
        rules.map((rule) => rule.check(document)),
      ),
    createChecker,
  };
}

function again(
  rule: Rule,
  known: readonly Finding[],
  document: Document,
  change: Change,
  ids: ReadonlySet<Id>,
): readonly Finding[] {
  // A finding about any record may read the header, and headers change seldom.
  if (change.header && Object.keys(change.header).length > 0) return rule.check(document);
  if (rule.scope === 'header') return known;
  if (rule.scope === 'document') return movedOnly(change) ? known : rule.check(document);
  const kept = known.filter(({ recordId }) => recordId !== null && !ids.has(recordId));
  return [...kept, ...rule.checkSome(document, ids)];
}

/** Where things lie concerns no rule that looks at more than one of them. */
function movedOnly({ added, removed, updated }: Change): boolean {
  return (
    added.length === 0 &&
    removed.length === 0 &&
    updated.every(([before, after]) => isLayoutOnly(before, after))
  );
}
