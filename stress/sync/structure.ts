import {
  type Change,
  type Document,
  type DocumentKind,
  type DocumentRecord,
  emptyChange,
} from '../../shared/documents/document.ts';
import { newMetric, newVariant } from '../../shared/experiments/new-records.ts';
import { newStep } from '../../shared/funnels/new-records.ts';
import { newStage, newTouchpoint, newTransition } from '../../shared/journeys/new-records.ts';
import { newAction, newConnection, newProcedure } from '../../shared/processes/new-records.ts';
import type { RandomSource } from '../random-source.ts';

/** What a new record says where it has a free text, and where it stands among its like. */
export interface Marking {
  readonly text: (recordId: string, kind: string) => string;
  /** A number that can be told from any other: an order, or how far to the right something stands. */
  readonly number: (recordId: string, kind: string) => number;
}

/** Fields without which a record is nothing, and those that may as well name nothing. */
const needed = ['from', 'to', 'groupId', 'parentId', 'target'];
const loose = ['stageId', 'laneId', 'procedureId'];

/** What a document of each kind keeps at least, so that there is always something to publish. */
const kept: Readonly<Record<DocumentKind, Readonly<Record<string, number>>>> = {
  journey: { stage: 2, touchpoint: 2 },
  funnel: { step: 3 },
  process: { trigger: 1, action: 1 },
  experiment: { variant: 2 },
};
const removable: Readonly<Record<DocumentKind, readonly string[]>> = {
  journey: ['stage', 'touchpoint', 'transition', 'exit'],
  funnel: ['step', 'exclusion'],
  process: ['action', 'condition', 'procedure', 'connection'],
  experiment: ['variant', 'metric', 'audienceRule'],
};

function ofKind(document: Document, kind: string): DocumentRecord[] {
  return Object.values(document.records).filter((record) => record.kind === kind);
}

/** One more part of a document, with what leads to it. */
export function addPart(document: Document, random: RandomSource, marking: Marking): Change {
  return adding[document.kind](document, random, marking);
}

type Add = (document: Document, random: RandomSource, marking: Marking) => Change;

const adding: Readonly<Record<DocumentKind, Add>> = {
  journey: (document, random, marking) =>
    random.chance(0.4) ? addStage(random, marking) : addTouchpoint(document, random, marking),
  funnel: addStep,
  process: (document, random, marking) =>
    random.chance(0.3) ? addProcedure(random, marking) : addAction(document, random, marking),
  experiment: (document, random, marking) =>
    random.chance(0.5) ? addMetric(random, marking) : addVariant(document, random, marking),
};

/** What every new part has: an id, a name of its own, and its marks. */
function partOf(kind: string, random: RandomSource, marking: Marking) {
  const id = random.id();
  const description = marking.text(id, kind);
  return { id, newId: () => id, name: marking.text(id, kind), description };
}

function placeOf(id: string, kind: string, random: RandomSource, marking: Marking) {
  return { x: marking.number(id, kind), y: random.below(400) };
}

function addStage(random: RandomSource, marking: Marking): Change {
  const { id, newId, ...own } = partOf('stage', random, marking);
  return { ...emptyChange, added: [newStage({ ...own, order: marking.number(id, 'stage') }, newId)] };
}

function addTouchpoint(document: Document, random: RandomSource, marking: Marking): Change {
  const { id, newId, ...own } = partOf('touchpoint', random, marking);
  const order = marking.number(id, 'touchpoint');
  const stageId = random.pick(ofKind(document, 'stage'))?.id ?? null;
  const touchpoint = newTouchpoint(
    { ...own, order, stageId, layout: placeOf(id, 'touchpoint', random, marking) },
    newId,
  );
  const from = random.pick(ofKind(document, 'touchpoint'));
  const road = from && newTransition({ from: from.id, to: id }, random.id);
  return { ...emptyChange, added: road ? [touchpoint, road] : [touchpoint] };
}

/** Between two others, and every later step one further. */
function addStep(document: Document, random: RandomSource, marking: Marking): Change {
  const { newId, ...own } = partOf('step', random, marking);
  const steps = stepsOf(document);
  const at = random.below(steps.length + 1);
  const step = newStep({ name: own.name, description: own.description, order: at + 1 }, newId);
  const updated = [...steps.slice(0, at), step, ...steps.slice(at)].flatMap((one, index) =>
    one['order'] === index + 1 ? [] : [[one, { ...one, order: index + 1 }] as const],
  );
  return { ...emptyChange, added: [step], updated };
}

function addProcedure(random: RandomSource, marking: Marking): Change {
  const { id, newId, ...own } = partOf('procedure', random, marking);
  const order = marking.number(id, 'procedure');
  return {
    ...emptyChange,
    added: [newProcedure({ ...own, order, layout: placeOf(id, 'procedure', random, marking) }, newId)],
  };
}

/** An action has no description: what it creates says the text. */
function addAction(document: Document, random: RandomSource, marking: Marking): Change {
  const { id, newId, name, description } = partOf('action', random, marking);
  const does = { type: 'create_task', title: description, assignee: null, dueInHours: null } as const;
  const action = newAction(
    { name, does, order: marking.number(id, 'action'), layout: placeOf(id, 'action', random, marking) },
    newId,
  );
  const from = random.pick(ofKind(document, 'trigger'));
  const road = from && newConnection({ from: from.id, to: id }, random.id);
  return { ...emptyChange, added: road ? [action, road] : [action] };
}

function addMetric(random: RandomSource, marking: Marking): Change {
  const { id, newId, description } = partOf('metric', random, marking);
  const order = marking.number(id, 'metric');
  return {
    ...emptyChange,
    added: [newMetric({ measure: `metric_${id.slice(0, 8)}`, description, order }, newId)],
  };
}

/** It gets its share from the arm that has most. */
function addVariant(document: Document, random: RandomSource, marking: Marking): Change {
  const shares = sharesOf(document);
  const [most] = [...shares].sort(([, a], [, b]) => b - a);
  if (!most || most[1] < 10) return emptyChange;
  const { id, newId, name, description } = partOf('variant', random, marking);
  const key = `v_${id.slice(0, 8)}`;
  const order = marking.number(id, 'variant');
  shares.set(most[0], most[1] - 5).set(key, 5);
  const variant = newVariant({ key, name, description, order }, newId);
  return { ...withShares(document, shares), added: [variant] };
}

/** The share of the traffic that each arm gets, by its key. */
function sharesOf(document: Document): Map<string, number> {
  return new Map(Object.entries((document.header['allocation'] ?? {}) as Readonly<Record<string, number>>));
}

function withShares(document: Document, shares: ReadonlyMap<string, number>): Change {
  const before = document.header['allocation'] ?? null;
  return { ...emptyChange, header: { allocation: [before, Object.fromEntries(shares)] } };
}

export function stepsOf(document: Document): DocumentRecord[] {
  return ofKind(document, 'step').sort(
    (a, b) => Number(a['order']) - Number(b['order']) || (a.id < b.id ? -1 : 1),
  );
}

/** A part that goes away, with everything that is nothing without it. */
export function removePart(document: Document, random: RandomSource): Change {
  const candidates = Object.values(document.records).filter(({ kind }) => {
    if (!removable[document.kind].includes(kind)) return false;
    return ofKind(document, kind).length > (kept[document.kind][kind] ?? 0);
  });
  const gone = random.pick(candidates.filter((record) => !isNeeded(record)));
  return gone ? removal(document, gone) : emptyChange;
}

/** An experiment has one control and one metric that decides. */
function isNeeded(record: DocumentRecord): boolean {
  return record['isControl'] === true || record['role'] === 'primary';
}

function textAt(record: DocumentRecord, field: string): string {
  const value = record[field];
  return typeof value === 'string' ? value : '';
}

export function removal(document: Document, record: DocumentRecord): Change {
  const all = Object.values(document.records);
  const gone = new Set([record.id]);
  for (let before = 0; before < gone.size; ) {
    before = gone.size;
    for (const one of all) if (needed.some((field) => gone.has(textAt(one, field)))) gone.add(one.id);
  }
  const updated = all.flatMap((one) => {
    const own = gone.has(one.id) ? [] : loose.filter((field) => gone.has(textAt(one, field)));
    return own.length === 0
      ? []
      : [[one, { ...one, ...Object.fromEntries(own.map((field) => [field, null])) }] as const];
  });
  const change: Change = { ...emptyChange, updated, removed: all.filter(({ id }) => gone.has(id)) };
  if (record.kind !== 'variant') return change;
  const shares = sharesOf(document);
  const key = textAt(record, 'key');
  const freed = shares.get(key) ?? 0;
  shares.delete(key);
  const [first] = shares;
  if (first) shares.set(first[0], first[1] + freed);
  return { ...withShares(document, shares), ...change };
}
