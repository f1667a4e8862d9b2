import * as fc from 'fast-check';
import type { Json } from '../../shared/base/json.ts';
import { applyChange } from '../../shared/documents/apply.ts';
import type { Change, Document, DocumentRecord, FieldChange } from '../../shared/documents/document.ts';
import { anyJson } from './json.ts';

/** Names that sit on Object.prototype: a careless lookup finds them where nothing was put. */
const trickyNames = ['constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];
const ids = ['a', 'b', 'c', 'd', 'e', 'f', ...trickyNames];
const kinds = ['stage', 'touchpoint', 'note'];
const fields = ['name', 'description', 'order', 'layout', 'constructor', 'toString'];
const headerFields = ['description', 'isActive', 'constructor', 'toString', 'version'];

/** Small JSON that a field may hold, with few distinct values, so that equal values meet often. */
export const jsonValue: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, false, 0, 1, -0.5, '', 'x', 'Register', 'é', [], {}),
  anyJson({ maxDepth: 3 }).map(withoutProto),
);

export function record(id: fc.Arbitrary<string> = fc.constantFrom(...ids)): fc.Arbitrary<DocumentRecord> {
  return fc
    .record({
      id,
      kind: fc.constantFrom(...kinds),
      rest: fc.dictionary(fc.constantFrom(...fields), jsonValue),
    })
    .map(({ id, kind, rest }) => ({ ...rest, id, kind }));
}

export const document: fc.Arbitrary<Document> = fc
  .record({
    header: fc.dictionary(fc.constantFrom(...headerFields), jsonValue),
    name: fc.string(),
    records: fc.uniqueArray(record(), { selector: (item) => item.id, maxLength: 8 }),
  })
  .map(({ header, name, records }) => ({
    id: 'document',
    kind: 'journey' as const,
    header: { ...header, name },
    records: Object.fromEntries(records.map((item) => [item.id, item])),
  }));

/** What to do with one id or field; it becomes a valid change of whatever document is there by then. */
export interface Intention {
  readonly header: Readonly<Record<string, Json>>;
  readonly records: readonly { readonly id: string; readonly next: DocumentRecord | null }[];
}

export const intention: fc.Arbitrary<Intention> = fc.record({
  header: fc.dictionary(fc.constantFrom(...headerFields), jsonValue, { maxKeys: 2 }),
  records: fc.uniqueArray(
    fc.tuple(record(), fc.boolean()).map(([item, gone]) => ({ id: item.id, next: gone ? null : item })),
    { selector: (item) => item.id, maxLength: 4 },
  ),
});

/** The valid change that an intention means on this document. */
export function changeFor(document: Document, wanted: Intention): Change {
  const header: Record<string, FieldChange> = {};
  for (const [field, after] of Object.entries(wanted.header)) {
    header[field] = [Object.hasOwn(document.header, field) ? (document.header[field] ?? null) : null, after];
  }
  const added: DocumentRecord[] = [];
  const updated: [DocumentRecord, DocumentRecord][] = [];
  const removed: DocumentRecord[] = [];
  for (const { id, next } of wanted.records) {
    const current = Object.hasOwn(document.records, id) ? document.records[id] : undefined;
    if (!current && next) added.push(next);
    else if (current && !next) removed.push(current);
    else if (current && next && current.kind === next.kind) updated.push([current, next]);
    else if (current && next) {
      removed.push(current);
      added.push(next);
    }
  }
  return Object.keys(header).length > 0 ? { header, added, updated, removed } : { added, updated, removed };
}

/** A run of valid changes and every state it passed: `states[n]` is before `changes[n]`. */
export function runOf(start: Document, intentions: readonly Intention[]) {
  const states: Document[] = [start];
  const changes: Change[] = [];
  for (const wanted of intentions) {
    const current = states.at(-1) ?? start;
    const change = changeFor(current, wanted);
    const next = applyChange(current, change);
    if (!next.ok) throw new Error(`A valid change was refused: ${next.error.reason} at ${next.error.place}`);
    changes.push(change);
    states.push(next.value);
  }
  return { states, changes, end: states.at(-1) ?? start };
}

/** `__proto__` keys are refused at every entrance, so no value inside holds one; -0 is 0 once it was written as JSON. */
function withoutProto(value: unknown): Json {
  return JSON.parse(JSON.stringify(value), (key, item: unknown) =>
    key === '__proto__' ? undefined : item,
  ) as Json;
}
