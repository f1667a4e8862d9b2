import type { NewId } from '../../base/ids.ts';
import { isJsonObject, type Json } from '../../base/json.ts';
import { isSafeJson } from '../../base/json-depth.ts';
import { parseJson } from '../../base/parse-json.ts';
import { firstCodePoints } from '../../base/text.ts';
import type { Document } from '../../documents/document.ts';
import { newStep } from '../../funnels/new-records.ts';
import type { Branch, Step } from '../../funnels/records/step.ts';
import type { TimeWindow } from '../../funnels/time-window.ts';
import type { NoteList } from '../note-list.ts';

/** The headings of our own table: a file with exactly these is read back exactly. */
export const funnelHeadings = [
  'Order',
  'Step',
  'Type',
  'Description',
  'Optional',
  'Event',
  'Window',
  'Branches from',
  'Branch condition',
  'Rejoins at',
  'Success criteria',
  'Experiment',
  'Variant',
] as const;

/** The steps of a funnel, one per row, in their order. Steps name each other by their number. */
export function funnelToTable(document: Document): string[][] {
  const steps = Object.values(document.records)
    .filter((record): record is Step => record.kind === 'step')
    .toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  const numbers = new Map(steps.map(({ id, order }) => [id, String(order)]));
  const rows = steps.map((step) => {
    const { order, name, stageType, description, optional, window, branch, experimentId, variantName } = step;
    const event = eventOf(step.successCriteria);
    return [
      String(order),
      name,
      stageType,
      description ?? '',
      optional ? 'yes' : '',
      event ?? '',
      window ? `${window.amount} ${window.unit}` : '',
      branch ? (numbers.get(branch.from) ?? '') : '',
      branch?.condition ?? '',
      branch?.rejoin ? (numbers.get(branch.rejoin) ?? '') : '',
      event === null && !isEmpty(step.successCriteria) ? JSON.stringify(step.successCriteria) : '',
      experimentId ?? '',
      variantName ?? '',
    ];
  });
  return [[...funnelHeadings], ...rows];
}

export function isFunnelTable(headings: readonly string[]): boolean {
  return (
    headings.length === funnelHeadings.length &&
    funnelHeadings.every((heading, index) => headings[index] === heading)
  );
}

/** The steps of our own table; what somebody wrote into it that no step can hold is left out and noted. */
export function tableToSteps(
  rows: readonly (readonly string[])[],
  newId: NewId,
  notes: NoteList,
): readonly Step[] {
  const named = rows.flatMap((row, index) => {
    const place = `Row ${index + 2}`;
    if ((row[1] ?? '') !== '') return [{ row, place, id: newId() }];
    notes.leftOut(place, 'A row without a name');
    return [];
  });
  const byNumber = new Map(named.map(({ row, id }) => [row[0] ?? '', id]));
  const taken = new Set<number>();
  return named.map(({ row, place, id }, index) => {
    const cell = (at: number) => row[at] ?? '';
    const wanted = Number(cell(0));
    const isNumber = cell(0) !== '' && Number.isSafeInteger(wanted) && !taken.has(wanted);
    const order = isNumber ? wanted : firstFree(taken, index + 1);
    if (!isNumber) notes.changed(place, `The order "${cell(0)}" is no number of its own; it is ${order}`);
    taken.add(order);
    const step = newStep(
      {
        name: cell(1),
        order,
        stageType: cell(2),
        description: cell(3) === '' ? null : cell(3),
        optional: cell(4) !== '',
        successCriteria: criteriaOf(cell(5), cell(10), place, notes),
        window: windowOf(cell(6), place, notes),
        branch: branchOf(cell(7), cell(8), cell(9), byNumber, place, notes),
        experimentId: cell(11) === '' ? null : firstCodePoints(cell(11), 64),
        variantName: cell(12) === '' ? null : cell(12),
      },
      newId,
    );
    return { ...step, id };
  });
}

function firstFree(taken: ReadonlySet<number>, from: number): number {
  let number = from;
  while (taken.has(number)) number += 1;
  return number;
}

/** `{ event: 'paid' }` and nothing else: shown as its event. */
function eventOf(criteria: Json): string | null {
  if (!isJsonObject(criteria) || Object.keys(criteria).length !== 1) return null;
  const event = criteria['event'];
  return typeof event === 'string' && event !== '' ? event : null;
}

function isEmpty(criteria: Json): boolean {
  return isJsonObject(criteria) && Object.keys(criteria).length === 0;
}

function criteriaOf(event: string, json: string, place: string, notes: NoteList): Json {
  if (event !== '') return { event };
  if (json === '') return {};
  try {
    const value: unknown = parseJson(json);
    if (isSafeJson(value)) return value;
  } catch {
    // Said below: what was typed there is no JSON.
  }
  notes.leftOut(place, 'The success criteria, which are no JSON');
  return {};
}

function windowOf(text: string, place: string, notes: NoteList): TimeWindow | null {
  if (text === '') return null;
  const [, amount = '', unit = ''] = /^([\d.e+-]+) (.+)$/s.exec(text) ?? [];
  if (Number(amount) > 0) return { amount: Number(amount), unit };
  notes.leftOut(place, `The time "${text}", which is no number of minutes, hours, days or weeks`);
  return null;
}

function branchOf(
  from: string,
  condition: string,
  rejoin: string,
  byNumber: ReadonlyMap<string, string>,
  place: string,
  notes: NoteList,
): Branch | null {
  if (from === '') return null;
  const start = byNumber.get(from);
  const end = rejoin === '' ? null : byNumber.get(rejoin);
  if (start === undefined || end === undefined) {
    notes.leftOut(place, 'A branch from or to a step that the table does not hold');
    return null;
  }
  return { from: start, condition: condition === '' ? null : condition, rejoin: end };
}
