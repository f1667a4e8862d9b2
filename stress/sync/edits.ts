import { isJsonObject, type Json } from '../../shared/base/json.ts';
import {
  type Change,
  type Document,
  type DocumentRecord,
  emptyChange,
} from '../../shared/documents/document.ts';
import type { RandomSource } from '../random-source.ts';
import { markOf, marksIn, numberMark } from './marks.ts';
import type { Oracle } from './oracle.ts';
import { addPart, removePart, stepsOf } from './structure.ts';

const headerTexts = ['name', 'description', 'hypothesis', 'version', 'targetAudience', 'ownerTeam', 'owner'];
const recordTexts = ['name', 'description', 'text'];

/** Puts a first mark into every free text of a document, into every order that may be any number, and into every place. */
export function markAll(document: Document, oracle: Oracle): Change {
  const header = Object.fromEntries(
    headerTexts
      .filter((field) => typeof document.header[field] === 'string')
      .map((field) => [
        field,
        [document.header[field] ?? null, textOf(newMark(document.id, null, null, oracle))] as const,
      ]),
  );
  const inOrder = Object.values(document.records).sort((a, b) => Number(a['order']) - Number(b['order']));
  const updated = inOrder.flatMap((record) => {
    const unit = unitOfKind(record.kind);
    const texts = recordTexts.filter((field) => typeof record[field] === 'string');
    const after = texts.map(
      (field) => [field, textOf(newMark(document.id, record.id, unit, oracle))] as const,
    );
    const isOrdered = document.kind !== 'funnel' && typeof record['order'] === 'number';
    const number = () => numberMark(...newMark(document.id, record.id, unit, oracle));
    const order = isOrdered ? { order: number() } : {};
    const at = placeOf(record);
    const layout = at ? { layout: { ...at, x: number() } } : {};
    const next = { ...record, ...Object.fromEntries(after), ...order, ...layout };
    return texts.length === 0 && !isOrdered && !at ? [] : [[record, next] as const];
  });
  return { ...emptyChange, header, updated };
}

/** Where a record stands on the canvas; null: nowhere of its own. */
function placeOf(record: DocumentRecord): Readonly<Record<string, Json>> | null {
  const layout = record['layout'];
  return isJsonObject(layout) && typeof layout['x'] === 'number' ? layout : null;
}

function unitOfKind(kind: string): string | null {
  return kind === 'variant' ? 'arms' : null;
}

type Mark = readonly [place: number, value: number];

function newMark(documentId: string, recordId: string | null, unit: string | null, oracle: Oracle): Mark {
  const place = oracle.newPlace({ documentId, recordId, unit });
  return [place, oracle.newValue(place, [])];
}

function textOf([place, value]: Mark): string {
  return `Says ${markOf(place, value)}`;
}

/** The marks that a change takes out of a document: what was there, and is in nothing that it leaves. */
export function marksGone({ header = {}, added, updated, removed }: Change): [number, number][] {
  const fields = Object.values(header);
  const before = marksIn(JSON.stringify([removed, updated.map(([was]) => was), fields.map(([was]) => was)]));
  const after = marksIn(JSON.stringify([added, updated.map(([, is]) => is), fields.map(([, is]) => is)]));
  return [...before].filter(([place]) => !after.has(place));
}

/** Few places are edited often, so that designers meet. */
function hot<Item>(items: readonly Item[], random: RandomSource): Item | undefined {
  return items[Math.floor((random.below(1000) / 1000) ** 2 * items.length)];
}

/** One thing that a hand does: a text, a place, the order, or a part that comes or goes. */
export function randomEdit(document: Document, random: RandomSource, oracle: Oracle): Change {
  const dice = random.below(26);
  if (dice < 10) return editText(document, random, oracle);
  if (dice < 12) return addNote(document, random, oracle);
  if (dice < 13) return removeNote(document, random);
  if (dice < 15) return editTags(document, random, oracle);
  if (dice < 18) return editFigures(document, random, oracle);
  if (dice < 21) return reorder(document, random, oracle);
  if (dice < 24) return addMarkedPart(document, random, oracle);
  return removePart(document, random);
}

function addMarkedPart(document: Document, random: RandomSource, oracle: Oracle): Change {
  const marking = (recordId: string, kind: string) =>
    newMark(document.id, recordId, unitOfKind(kind), oracle);
  return addPart(document, random, {
    text: (recordId, kind) => textOf(marking(recordId, kind)),
    number: (recordId, kind) => numberMark(...marking(recordId, kind)),
  });
}

/** Something goes to the end of its like, where its order can be told from any other. */
function reorder(document: Document, random: RandomSource, oracle: Oracle): Change {
  if (document.kind === 'funnel') return swapSteps(document, random);
  const ordered = Object.values(document.records).filter(
    (record) => marksIn(JSON.stringify(record['order'] ?? null)).size === 1,
  );
  const record = hot(ordered, random);
  const [mark] = record ? marksIn(JSON.stringify(record['order'] ?? null)) : [];
  if (!record || !mark) return emptyChange;
  const [place, value] = mark;
  const order = numberMark(place, oracle.newValue(place, [value]));
  return { ...emptyChange, updated: [[record, { ...record, order }]] };
}

function editText(document: Document, random: RandomSource, oracle: Oracle): Change {
  const spots = spotsOf(document);
  const spot = hot(spots, random);
  if (!spot) return emptyChange;
  const text = textOf([spot.place, oracle.newValue(spot.place, [spot.value])]);
  return textChange(document, spot.record, spot.field, text);
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

function addNote(document: Document, random: RandomSource, oracle: Oracle): Change {
  const id = random.id();
  const text = textOf(newMark(document.id, id, null, oracle));
  const x = numberMark(...newMark(document.id, id, null, oracle));
  const layout = { x, y: random.below(900), width: 200, height: 96 };
  return { ...emptyChange, added: [{ id, kind: 'note', text, layout }] };
}

function removeNote(document: Document, random: RandomSource): Change {
  const note = hot(
    Object.values(document.records).filter(({ kind }) => kind === 'note'),
    random,
  );
  return note ? { ...emptyChange, removed: [note] } : emptyChange;
}

/** Each tag is a place of its own: a set says only what is in it. */
function editTags(document: Document, random: RandomSource, oracle: Oracle): Change {
  const { tags } = document.header;
  if (!Array.isArray(tags)) return editText(document, random, oracle);
  const own = tags.filter((tag) => typeof tag === 'string' && marksIn(tag).size === 1) as string[];
  const gone = own.length > 3 || random.chance(0.3) ? random.pick(own) : undefined;
  const next =
    gone === undefined
      ? [...tags, markOf(...newMark(document.id, null, null, oracle))]
      : tags.filter((tag) => tag !== gone);
  return { ...emptyChange, header: { tags: [tags, next] } };
}

/** A place on the canvas; or what carries no mark, the order of steps and allocations, which meet in merges all the same. */
function editFigures(document: Document, random: RandomSource, oracle: Oracle): Change {
  if (document.kind === 'funnel' && random.chance(0.5)) return swapSteps(document, random);
  if (document.kind === 'experiment' && random.chance(0.5)) return shift(document);
  const placed = Object.values(document.records).filter((record) => placeOf(record));
  const record = hot(placed, random);
  const at = record && placeOf(record);
  if (!record || !at) return emptyChange;
  // A layout is one field: whoever moves something changes x, wherever it goes.
  const [[place, value] = [null, 0]] = marksIn(JSON.stringify(at['x']));
  const unit = unitOfKind(record.kind);
  const mark: Mark =
    place === null ? newMark(document.id, record.id, unit, oracle) : [place, oracle.newValue(place, [value])];
  const layout = { ...at, x: numberMark(...mark), y: random.below(900) };
  return { ...emptyChange, updated: [[record, { ...record, layout }]] };
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

function shift(document: Document): Change {
  const before = document.header['allocation'] as Readonly<Record<string, number>> | null;
  const [first, second] = Object.entries(before ?? {}).sort(([, a], [, b]) => b - a);
  if (!before || !first || !second) return emptyChange;
  const after = { ...before, [first[0]]: first[1] - 5, [second[0]]: second[1] + 5 };
  return { ...emptyChange, header: { allocation: [before, after] } };
}
