import type { Id } from '../base/ids.ts';
import { isAttached, targetOf } from '../documents/attached/attached.ts';
import type { Document, DocumentRecord } from '../documents/document.ts';
import { evenSplit } from '../experiments/allocation.ts';

/** Fields that name the record in which a record stands. */
const inside = ['stageId', 'laneId', 'groupId', 'parentId', 'procedureId'] as const;

/**
 * A document of these records alone: with what stands in them, what they stand in, and what joins two of them, so that the part makes
 * sense by itself. References to anything else are cut. Comments stay behind: they are about the whole.
 */
export function partOfDocument(document: Document, ids: ReadonlySet<Id>): Document {
  const own = Object.values(document.records).filter((record) => !isAttached(record));
  const kept = new Set(own.filter(({ id }) => ids.has(id)).map(({ id }) => id));
  withContents(own, kept);
  // A set hands out what is added to it on the way: so the outer of an outer comes, too.
  for (const id of kept) {
    for (const field of inside) {
      const outer = document.records[id]?.[field];
      if (typeof outer === 'string' && Object.hasOwn(document.records, outer)) kept.add(outer);
    }
  }
  for (const { id, from, to } of own) {
    if (typeof from === 'string' && typeof to === 'string' && kept.has(from) && kept.has(to)) kept.add(id);
  }
  const records = own
    .filter(({ id, from, to }) => kept.has(id) && !isLoose(kept, from, to))
    .map((record) => cut(record, document, kept));
  const about = Object.values(document.records).filter((record) => {
    if (!isAttached(record) || record.kind === 'comment') return false;
    const target = targetOf(record);
    return target !== null && kept.has(target);
  });
  const all = Object.fromEntries([...records, ...about].map((record) => [record.id, record]));
  return { ...document, header: headerFor(document, records), records: all };
}

/** The whole document without what people said about it. */
export function withoutComments(document: Document): Document {
  const records = Object.entries(document.records).filter(([, { kind }]) => kind !== 'comment');
  return { ...document, records: Object.fromEntries(records) };
}

function withContents(own: readonly DocumentRecord[], kept: Set<Id>): void {
  for (let grown = true; grown; ) {
    grown = false;
    for (const record of own) {
      if (kept.has(record.id)) continue;
      const stands = inside.some(
        (field) => field !== 'laneId' && typeof record[field] === 'string' && kept.has(record[field]),
      );
      if (!stands) continue;
      kept.add(record.id);
      grown = true;
    }
  }
}

function isLoose(kept: ReadonlySet<Id>, from: unknown, to: unknown): boolean {
  const joins = typeof from === 'string' && typeof to === 'string';
  return joins && !(kept.has(from) && kept.has(to));
}

/**
 * A branch whose beginning stayed behind lies on the main line; one whose end did goes on by itself, and so does one that would go
 * back, because where it begins lies elsewhere now.
 */
function cut(record: DocumentRecord, { records }: Document, kept: ReadonlySet<Id>): DocumentRecord {
  const branch = branchOf(record);
  if (branch === null) return record;
  if (branch.from === null || !kept.has(branch.from)) return { ...record, branch: null };
  const end = branch.rejoin !== null && kept.has(branch.rejoin) ? records[branch.rejoin] : undefined;
  const origin = originOf(record, records, kept);
  const wasMoved = branchOf(origin) !== null;
  const rejoins = end !== undefined && !(wasMoved && Number(end['order']) <= Number(origin['order']));
  return rejoins ? record : { ...record, branch: { ...branch.said, rejoin: null } };
}

/** The first step of what leads to this one, of those that are kept. */
function originOf(
  record: DocumentRecord,
  records: Document['records'],
  kept: ReadonlySet<Id>,
): DocumentRecord {
  const seen = new Set<Id>();
  let origin = record;
  while (!seen.has(origin.id)) {
    seen.add(origin.id);
    const from = branchOf(origin)?.from ?? null;
    const before = from !== null && kept.has(from) ? records[from] : undefined;
    if (before === undefined) return origin;
    origin = before;
  }
  return origin;
}

function branchOf({ branch }: DocumentRecord) {
  if (typeof branch !== 'object' || branch === null || !('from' in branch)) return null;
  const idOf = (value: unknown) => (typeof value === 'string' ? value : null);
  return { said: branch, from: idOf(branch['from']), rejoin: idOf(branch['rejoin']) };
}

/** The shares of an experiment are those of its arms. */
function headerFor(document: Document, records: readonly DocumentRecord[]): Document['header'] {
  if (document.kind !== 'experiment') return document.header;
  const keys = records.flatMap(({ kind, key }) =>
    kind === 'variant' && typeof key === 'string' ? [key] : [],
  );
  const before = document.header['allocation'];
  const known = typeof before === 'object' && before !== null ? Object.keys(before) : [];
  const same = known.length === keys.length && keys.every((key) => known.includes(key));
  return same ? document.header : { ...document.header, allocation: evenSplit(keys) };
}
