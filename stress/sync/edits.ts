import {
  type Change,
  type Document,
  type DocumentRecord,
  emptyChange,
} from '../../shared/documents/document.ts';
import type { RandomSource } from '../random-source.ts';
import { markOf, marksIn } from './marks.ts';
import type { Oracle } from './oracle.ts';

const headerTexts = ['description', 'hypothesis'];
const recordTexts = ['description', 'text'];

/** One random edit of a document, and what the oracle is to be told once it is saved. */
export interface Edit {
  readonly change: Change;
  readonly saved: () => void;
}

/** Puts a first mark into every free text of a document. */
export function markAll(document: Document, oracle: Oracle): Change {
  const place = (recordId: string | null, unit: string | null = null) =>
    markOf(oracle.newPlace({ documentId: document.id, recordId, unit }), 0);
  const header = Object.fromEntries(
    headerTexts
      .filter((field) => typeof document.header[field] === 'string')
      .map((field) => [field, [document.header[field] ?? null, first(oracle, place(null))]] as const),
  );
  const updated = Object.values(document.records).flatMap((record) => {
    const unit = record.kind === 'variant' ? 'arms' : null;
    const fields = recordTexts.filter((field) => typeof record[field] === 'string');
    if (fields.length === 0) return [];
    const after = fields.map((field) => [field, first(oracle, place(record.id, unit))] as const);
    return [[record, { ...record, ...Object.fromEntries(after) }] as const];
  });
  return { ...emptyChange, header, updated };
}

function first(oracle: Oracle, mark: string): string {
  const [place = 0] = marksIn(mark).keys();
  return `Says ${markOf(place, oracle.newValue(place, []))}`;
}

/** Few places are edited often, so that designers meet. */
function hot<Item>(items: readonly Item[], random: RandomSource): Item | undefined {
  return items[Math.floor((random.below(1000) / 1000) ** 2 * items.length)];
}

export function randomEdit(who: string, document: Document, random: RandomSource, oracle: Oracle): Edit {
  const dice = random.below(20);
  if (dice < 12) return editText(document, random, oracle);
  if (dice < 14) return addNote(document, random, oracle);
  if (dice < 15) return removeNote(who, document, random, oracle);
  if (dice < 17) return editTags(who, document, random, oracle);
  return editFigures(document, random);
}

function editText(document: Document, random: RandomSource, oracle: Oracle): Edit {
  const spots = spotsOf(document);
  const spot = hot(spots, random);
  if (!spot) return { change: emptyChange, saved: () => undefined };
  const value = oracle.newValue(spot.place, [spot.value]);
  const text = `Says ${markOf(spot.place, value)}`;
  return { change: textChange(document, spot.record, spot.field, text), saved: () => undefined };
}

export interface Spot {
  readonly record: DocumentRecord | null;
  readonly field: string;
  readonly place: number;
  readonly value: number;
}

/** Every marked text of a document, always in the same sequence. */
export function spotsOf(document: Document): Spot[] {
  const spot = (record: DocumentRecord | null, field: string, text: unknown): Spot[] => {
    const [found] = typeof text === 'string' ? marksIn(text) : [];
    return found ? [{ record, field, place: found[0], value: found[1] }] : [];
  };
  return [
    ...headerTexts.flatMap((field) => spot(null, field, document.header[field])),
    ...Object.values(document.records).flatMap((record) =>
      recordTexts.flatMap((field) => spot(record, field, record[field])),
    ),
  ].sort((a, b) => a.place - b.place);
}

export function textChange(
  document: Document,
  record: DocumentRecord | null,
  field: string,
  text: string,
): Change {
  if (!record) return { ...emptyChange, header: { [field]: [document.header[field] ?? null, text] } };
  return { ...emptyChange, updated: [[record, { ...record, [field]: text }]] };
}

function addNote(document: Document, random: RandomSource, oracle: Oracle): Edit {
  const id = random.id();
  const place = oracle.newPlace({ documentId: document.id, recordId: id, unit: null });
  const text = `Says ${markOf(place, oracle.newValue(place, []))}`;
  const layout = { x: random.below(900), y: random.below(900), width: 200, height: 96 };
  return {
    change: { ...emptyChange, added: [{ id, kind: 'note', text, layout }] },
    saved: () => undefined,
  };
}

function removeNote(who: string, document: Document, random: RandomSource, oracle: Oracle): Edit {
  const note = hot(
    Object.values(document.records).filter(({ kind }) => kind === 'note'),
    random,
  );
  if (!note) return { change: emptyChange, saved: () => undefined };
  return {
    change: { ...emptyChange, removed: [note] },
    saved: () => {
      for (const [place, value] of marksIn(JSON.stringify(note))) oracle.removed(who, place, value);
    },
  };
}

/** Each tag is a place of its own: a set says only what is in it. */
function editTags(who: string, document: Document, random: RandomSource, oracle: Oracle): Edit {
  const { tags } = document.header;
  if (!Array.isArray(tags)) return editText(document, random, oracle);
  const own = tags.filter((tag) => typeof tag === 'string' && marksIn(tag).size === 1) as string[];
  const gone = own.length > 3 || random.chance(0.3) ? random.pick(own) : undefined;
  const place = oracle.newPlace({ documentId: document.id, recordId: null, unit: null });
  const next =
    gone === undefined
      ? [...tags, markOf(place, oracle.newValue(place, []))]
      : tags.filter((tag) => tag !== gone);
  return {
    change: { ...emptyChange, header: { tags: [tags, next] } },
    saved: () => {
      for (const [old, value] of marksIn(gone ?? '')) oracle.removed(who, old, value);
    },
  };
}

/** What carries no mark: places on the canvas, the order of steps, allocations. They meet in merges all the same. */
function editFigures(document: Document, random: RandomSource): Edit {
  const saved = () => undefined;
  if (document.kind === 'funnel' && random.chance(0.5)) return { change: swapSteps(document, random), saved };
  if (document.kind === 'experiment' && random.chance(0.5)) return { change: shift(document), saved };
  const placed = Object.values(document.records).filter((record) => {
    const layout = record['layout'] as { readonly x?: unknown } | null | undefined;
    return typeof layout?.x === 'number';
  });
  const record = hot(placed, random);
  if (!record) return { change: emptyChange, saved };
  const layout = { ...(record['layout'] as object), x: random.below(2000), y: random.below(900) };
  return { change: { ...emptyChange, updated: [[record, { ...record, layout }]] }, saved };
}

function swapSteps(document: Document, random: RandomSource): Change {
  const steps = stepsOf(document);
  const at = random.below(Math.max(steps.length - 1, 1));
  const [one, other] = [steps[at], steps[at + 1]];
  if (!one || !other) return emptyChange;
  return {
    ...emptyChange,
    updated: [
      [one, { ...one, order: other['order'] ?? null }],
      [other, { ...other, order: one['order'] ?? null }],
    ],
  };
}

function stepsOf(document: Document): DocumentRecord[] {
  return Object.values(document.records)
    .filter(({ kind }) => kind === 'step')
    .sort((a, b) => Number(a['order']) - Number(b['order']) || (a.id < b.id ? -1 : 1));
}

/** Steps that two designers brought to the same place, one after the other again. */
export function straightenSteps(document: Document): Change {
  const updated = stepsOf(document).flatMap((step, index) =>
    step['order'] === index + 1 ? [] : [[step, { ...step, order: index + 1 }] as const],
  );
  return { ...emptyChange, updated };
}

function shift(document: Document): Change {
  const before = document.header['allocation'] as Readonly<Record<string, number>> | null;
  const [first, second] = Object.entries(before ?? {}).sort(([, a], [, b]) => b - a);
  if (!before || !first || !second) return emptyChange;
  const after = { ...before, [first[0]]: first[1] - 5, [second[0]]: second[1] + 5 };
  return { ...emptyChange, header: { allocation: [before, after] } };
}
