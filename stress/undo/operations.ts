import type { Change, Document, DocumentRecord } from '../../shared/documents/document.ts';
import { emptyChange } from '../../shared/documents/document.ts';
import type { RandomSource } from '../random-source.ts';

/** One thing that a user does; an empty change where the document has nothing to do it on. */
export type Operation = (document: Document, random: RandomSource) => Change;

const words = [
  'Register',
  'Verify',
  'e\u0301',
  '',
  '👩‍👩‍👧',
  '__proto__',
  'constructor',
  'Wait\nhere',
  'x'.repeat(120),
];
const headerFields = ['name', 'description', 'targetAudience', 'ownerTeam', 'hypothesis', 'isActive'];

function all(document: Document, kind?: string): DocumentRecord[] {
  const records = Object.values(document.records);
  return kind === undefined ? records : records.filter((record) => record.kind === kind);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function word(random: RandomSource): string {
  return random.pick(words) ?? '';
}

function some<Item>(items: readonly Item[], random: RandomSource, most: number): Item[] {
  const rest = [...items];
  const chosen: Item[] = [];
  const wanted = 1 + random.below(most);
  while (chosen.length < wanted && rest.length > 0) chosen.push(...rest.splice(random.below(rest.length), 1));
  return chosen;
}

const rename: Operation = (document, random) => {
  const record = random.pick(all(document));
  return record ? { ...emptyChange, updated: [[record, { ...record, name: word(random) }]] } : emptyChange;
};

const move: Operation = (document, random) => ({
  ...emptyChange,
  updated: some(all(document), random, 12).map((record) => [
    record,
    { ...record, layout: { ...(record['layout'] as object), x: random.below(2000), y: random.below(900) } },
  ]),
});

const setUnknownKey: Operation = (document, random) => {
  const record = random.pick(all(document));
  if (!record) return emptyChange;
  return {
    ...emptyChange,
    updated: [[record, { ...record, constructor: word(random), deep: { list: [word(random), null] } }]],
  };
};

const removeWithRoads: Operation = (document, random) => {
  const gone = new Set(some(all(document), random, 3).map((record) => record.id));
  const removed = all(document).filter(
    (record) => gone.has(record.id) || gone.has(textOf(record['from'])) || gone.has(textOf(record['to'])),
  );
  return { ...emptyChange, removed };
};

const setHeader: Operation = (document, random) => {
  const fields = some(headerFields, random, 3);
  const header = fields.map((field): [string, [DocumentRecord[string], DocumentRecord[string]]] => {
    const before = document.header[field] ?? null;
    const after =
      field === 'isActive'
        ? random.chance(0.5)
        : field !== 'name' && random.chance(0.2)
          ? null
          : word(random);
    return [field, [before, after]];
  });
  return { ...emptyChange, header: Object.fromEntries(header) };
};

/** As paste does it: copies under new ids, with the arrows between them led to the copies. */
const paste: Operation = (document, random) => {
  const chosen = some(
    all(document).filter((record) => record.kind !== 'transition'),
    random,
    20,
  );
  const ids = new Map(chosen.map((record) => [record.id, random.id()]));
  const copies = chosen.map((record) => ({ ...record, id: ids.get(record.id) ?? random.id() }));
  const roads = all(document, 'transition').flatMap((road) => {
    const from = ids.get(textOf(road['from']));
    const to = ids.get(textOf(road['to']));
    return from !== undefined && to !== undefined ? [{ ...road, id: random.id(), from, to }] : [];
  });
  return { ...emptyChange, added: [...copies, ...roads] };
};

/** A form that writes the header, a record, and its arrows at once. */
const everythingAtOnce: Operation = (document, random) => {
  const [first, second] = some(all(document), random, 2);
  const header = setHeader(document, random).header ?? {};
  return {
    header,
    added: [newNote(random)],
    updated: first ? [[first, { ...first, name: word(random) }]] : [],
    removed: second && second !== first ? [second] : [],
  };
};

/** Takes a record out and puts one of another kind in its place, under the same id. */
const becomeNote: Operation = (document, random) => {
  const record = random.pick(all(document));
  if (!record) return emptyChange;
  return { ...emptyChange, removed: [record], added: [{ ...newNote(random), id: record.id }] };
};

function newNote(random: RandomSource): DocumentRecord {
  const layout = { x: random.below(900), y: random.below(900), width: 200, height: 96 };
  return { id: random.id(), kind: 'note', text: word(random), layout };
}

/** Changes that no schema needs to allow: whatever a change may say, its inverse takes back. */
export const operations = {
  rename,
  move,
  setUnknownKey,
  removeWithRoads,
  setHeader,
  paste,
  everythingAtOnce,
  becomeNote,
} satisfies Record<string, Operation>;
