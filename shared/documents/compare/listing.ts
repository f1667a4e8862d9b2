import type { Id } from '../../base/ids.ts';
import type { Describer } from '../describe-change.ts';
import type { DocumentRecord } from '../document.ts';
import type { FindRecord } from '../in-words.ts';
import { recordOf } from '../three-way-places.ts';
import type { Comparison, DifferenceState, FieldDifference, RecordDifference } from './comparison.ts';
import { outermost } from './home.ts';

/** What differs about the document itself. */
export interface HeaderDifference extends Omit<RecordDifference, 'id'> {
  readonly id: null;
}

export type Difference = RecordDifference | HeaderDifference;

/** What differs in one stage, procedure or other home, or in none. */
export interface DifferenceGroup {
  /** null: the document itself, or what stands in nothing. */
  readonly homeId: Id | null;
  readonly name: string;
  readonly nameBefore: string | null;
  /** 'removed' where the home itself is gone; null where it is on both sides. */
  readonly state: DifferenceState | null;
  readonly items: readonly Difference[];
}

export interface Listing {
  readonly groups: readonly DifferenceGroup[];
  /** The items of all groups, one after the other: the way of next and previous. */
  readonly items: readonly Difference[];
}

interface ListingOptions {
  readonly describer: Describer;
  /** Whether what only moved is left out. */
  readonly hideLayout: boolean;
  /** The place of a record in reading order; Infinity where it is not drawn. */
  readonly rank: (id: Id) => number;
}

/** What differs, the document itself first, then under the stage that holds it, in reading order. */
export function listDifferences(comparison: Comparison, options: ListingOptions): Listing {
  const { describer, hideLayout, rank } = options;
  const find = findIn(comparison);
  const groups = new Map<Id | null, Difference[]>();
  for (const difference of comparison.records.values()) {
    const shown = hideLayout ? withoutLayout(difference) : difference;
    if (!shown) continue;
    const record = shown.after ?? shown.before;
    const home = record ? outermost(record, find) : null;
    // What holds nothing and stands in nothing makes no group of its own, also not of the connections that begin there.
    const key = home && isHome(home, comparison) ? home.id : null;
    const group = groups.get(key);
    if (group) group.push(shown);
    else groups.set(key, [shown]);
  }
  const byRank = (a: Id, b: Id) => compareNumbers(rank(a), rank(b)) || (a < b ? -1 : 1);
  const homes = [...groups.keys()].filter((id): id is Id => id !== null).sort(byRank);
  const header = headerDifference(comparison, describer);
  const listed: DifferenceGroup[] = [];
  if (header) listed.push({ ...documentGroup(header), items: [header] });
  const inOrder = (items: readonly Difference[], homeId: Id | null) =>
    items.toSorted(
      (a, b) => Number(b.id === homeId) - Number(a.id === homeId) || byRank(a.id ?? '', b.id ?? ''),
    );
  for (const homeId of homes) {
    const home = find(homeId);
    const own = comparison.records.get(homeId);
    listed.push({
      homeId,
      name: home ? describer.words.recordName(home, find) : '',
      nameBefore: own?.nameBefore ?? null,
      state: own && (own.state === 'added' || own.state === 'removed') ? own.state : null,
      items: inOrder(groups.get(homeId) ?? [], homeId),
    });
  }
  const elsewhere = groups.get(null);
  if (elsewhere) {
    const name = homes.length > 0 ? 'Elsewhere on the canvas' : 'On the canvas';
    const items = inOrder(elsewhere, null);
    listed.push({ homeId: null, name, nameBefore: null, state: null, items });
  }
  return { groups: listed, items: listed.flatMap(({ items }) => items) };
}

export function findIn({ before, after }: Comparison): FindRecord {
  return (id) => (after ? recordOf(after, id) : undefined) ?? (before ? recordOf(before, id) : undefined);
}

/** 'added', 'renamed', '3 fields'. */
export function summaryOf({ state, fields, nameBefore }: Difference): string {
  if (state === 'added' || state === 'removed') return state;
  if (state === 'moved') return 'moved only';
  const told = fields.filter(({ layoutOnly }) => !layoutOnly);
  const lines = told.reduce((sum, field) => sum + field.lines.length, 0);
  if (lines === 1 && nameBefore !== null && told[0]?.field === 'name') return 'renamed';
  return lines === 1 ? '1 field' : `${lines} fields`;
}

/** How many records are in each state; the document itself counts as changed where it is. */
export function countStates(items: readonly Difference[]): Readonly<Record<DifferenceState, number>> {
  const counts = { added: 0, removed: 0, changed: 0, moved: 0 };
  for (const { state } of items) counts[state] += 1;
  return counts;
}

/** null: only its place differs. */
function withoutLayout(difference: RecordDifference): RecordDifference | null {
  if (difference.state === 'moved') return null;
  return difference.fields.some(isLayout)
    ? { ...difference, fields: difference.fields.filter((field) => !isLayout(field)) }
    : difference;
}

function isLayout({ layoutOnly }: FieldDifference): boolean {
  return layoutOnly;
}

function headerDifference(comparison: Comparison, describer: Describer): HeaderDifference | null {
  const { before, after, header } = comparison;
  if (header.length === 0 || !before || !after) return null;
  const renamed = before.header.name !== after.header.name;
  return {
    id: null,
    state: 'changed',
    before: null,
    after: null,
    kindName: describer.documentName,
    name: after.header.name,
    nameBefore: renamed ? before.header.name : null,
    fields: header,
  };
}

function documentGroup({ kindName }: HeaderDifference) {
  return { homeId: null, name: `The ${kindName.toLowerCase()} itself`, nameBefore: null, state: null };
}

function isHome(record: DocumentRecord, comparison: Comparison): boolean {
  return homesOf(comparison).has(record.id);
}

const homes = new WeakMap<Comparison, ReadonlySet<Id>>();

/** Every record that holds another one on either side, and all of the same kinds: an empty stage is a stage. */
function homesOf(comparison: Comparison): ReadonlySet<Id> {
  const known = homes.get(comparison);
  if (known) return known;
  const find = findIn(comparison);
  const records = [comparison.before, comparison.after].flatMap((side) => Object.values(side?.records ?? {}));
  const kinds = new Set<string>();
  for (const record of records) {
    const home = outermost(record, find);
    if (home.id !== record.id && typeof record['from'] !== 'string') kinds.add(home.kind);
  }
  const found = new Set(records.filter(({ kind }) => kinds.has(kind)).map(({ id }) => id));
  homes.set(comparison, found);
  return found;
}

function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
