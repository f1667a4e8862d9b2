import type { Id } from '../base/ids.ts';
import { nameKey } from '../base/text.ts';
import type { Document, DocumentRecord } from '../documents/document.ts';
import { placeJourney } from './geometry.ts';
import { newStage } from './new-records.ts';
import type { Stage } from './records/stage.ts';

/** Two journeys whose stages stand below each other; for looking at only, nothing of it is ever saved. */
export interface AlignedJourneys {
  readonly first: Document;
  readonly second: Document;
  /** From left to right; null: this journey has no such stage. */
  readonly columns: readonly { readonly first: Id | null; readonly second: Id | null }[];
}

/**
 * Stages of one name stand in one column, as wide as the wider of them; a stage that only one journey has gets an empty
 * column in the other. As many as can keep their sequence are matched.
 */
export function alignStages(first: Document, second: Document): AlignedJourneys {
  const left = placeJourney(first).stages;
  const right = placeJourney(second).stages;
  const columns = matched(left, right);
  const widths = columns.map(([a, b]) => Math.max(a?.layout.width ?? 0, b?.layout.width ?? 0));
  return {
    first: withColumns(
      first,
      columns.map(([stage]) => stage),
      widths,
    ),
    second: withColumns(
      second,
      columns.map(([, stage]) => stage),
      widths,
    ),
    columns: columns.map(([a, b]) => ({ first: a?.id ?? null, second: b?.id ?? null })),
  };
}

type Pair = readonly [Stage | null, Stage | null];

/** The longest common subsequence of the names; what lies between two matches goes side by side as it stands. */
function matched(left: readonly Stage[], right: readonly Stage[]): readonly Pair[] {
  const same = (a: Stage | undefined, b: Stage | undefined) =>
    a !== undefined && b !== undefined && nameKey(a.name) === nameKey(b.name);
  const lengths = Array.from({ length: left.length + 1 }, () => right.map(() => 0));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const row = lengths[i] ?? [];
      row[j] = same(left[i], right[j]) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const [a, b] = [left[i] ?? null, right[j] ?? null];
    if (a && b && same(a, b)) {
      pairs.push([a, b]);
      i += 1;
      j += 1;
    } else if (b === null || (a !== null && at(i + 1, j) >= at(i, j + 1))) {
      pairs.push([a, null]);
      i += 1;
    } else {
      pairs.push([null, b]);
      j += 1;
    }
  }
  return pairs;
}

function withColumns(
  document: Document,
  stages: readonly (Stage | null)[],
  widths: readonly number[],
): Document {
  const records: Record<Id, DocumentRecord> = { ...document.records };
  for (const [index, stage] of stages.entries()) {
    const id = stage?.id ?? `no stage ${index}`;
    const own = stage ?? newStage({ name: 'No such stage' }, () => id);
    records[id] = { ...own, order: index + 1, layout: { ...own.layout, width: widths[index] ?? 0 } };
  }
  return { ...document, records };
}

const key = 'counterpartId';

/** The journey that stands beside this one, as its as-is or to-be; kept where the row keeps what we do not know. */
export function counterpartOf(document: Document): Id | null {
  const criteria = document.header['successCriteria'];
  if (typeof criteria !== 'object' || criteria === null || Array.isArray(criteria)) return null;
  const id = (criteria as Readonly<Record<string, unknown>>)[key];
  return typeof id === 'string' && id !== '' ? id : null;
}

/** What the header field becomes when the counterpart does; null: nothing is left in it. */
export function withCounterpart(document: Document, id: Id | null) {
  const criteria = document.header['successCriteria'];
  const { [key]: _, ...rest } = (criteria ?? {}) as Readonly<Record<string, never>>;
  const next = id === null ? rest : { ...rest, [key]: id };
  return Object.keys(next).length === 0 ? null : next;
}
