import { jsonEqual } from '../base/json.ts';
import { err, ok, type Result } from '../base/result.ts';
import { type Change, type Document, emptyChange } from '../documents/document.ts';
import type { Finding } from '../documents/finding.ts';
import type { Experiment } from './experiment.ts';

/** The closed list of production's CHECK. */
export const experimentStatuses = ['draft', 'running', 'completed', 'cancelled'] as const;
export type ExperimentStatus = (typeof experimentStatuses)[number];

/** Where each status may go. What ended stays ended: its figures belong to the arms as they were. */
const transitions: Readonly<Record<ExperimentStatus, readonly ExperimentStatus[]>> = {
  draft: ['running', 'cancelled'],
  running: ['completed', 'cancelled'],
  completed: [],
  cancelled: [],
};

/** Nobody has said anything else yet: the column's default. */
export function statusOf(document: Document): string {
  return (document as Experiment).header.status ?? 'draft';
}

export function isExperimentStatus(status: string): status is ExperimentStatus {
  return (experimentStatuses as readonly string[]).includes(status);
}

export function nextStatuses(status: string): readonly ExperimentStatus[] {
  return isExperimentStatus(status) ? transitions[status] : [];
}

/**
 * The change that moves an experiment to a status, or why it may not go there. Starting needs an experiment without
 * errors, and writes down when it started; ending writes down when it ended. `now` is an instant as `instant.ts` reads it.
 */
export function moveStatus(
  document: Document,
  to: ExperimentStatus,
  findings: readonly Pick<Finding, 'severity' | 'message'>[],
  now: string,
): Result<Change, string> {
  const { header } = document as Experiment;
  const from = statusOf(document);
  if (from === to) return err(`The experiment is ${from} already. Nothing was changed.`);
  if (!nextStatuses(from).includes(to)) return err(refusal(from, to));
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (to === 'running' && errors.length > 0) {
    const many = errors.length === 1 ? 'one error' : `${errors.length} errors`;
    return err(`The experiment has ${many}, so it was not started. Mend them first: ${errors[0]?.message}.`);
  }
  const started = to === 'running' && (header.startDate ?? null) === null;
  const ended = from === 'running' && (header.endDate ?? null) === null;
  return ok({
    ...emptyChange,
    header: {
      status: [header.status ?? null, to],
      ...(started ? { startDate: [null, now] as const } : {}),
      ...(ended ? { endDate: [null, now] as const } : {}),
    },
  });
}

function refusal(from: string, to: ExperimentStatus): string {
  if (!isExperimentStatus(from))
    return `The status ${JSON.stringify(from)} is none that production knows. Nothing was changed; set a known status first.`;
  if (from === 'draft') return 'A draft has no result that could be completed. Start it first, or cancel it.';
  if (to === 'draft')
    return 'People have seen its variants, so it cannot be a draft again. Duplicate it to make another one.';
  if (from === 'running') return `A running experiment can only be completed or cancelled, not ${to}.`;
  return `The experiment is ${from}, and what ended stays ended. Duplicate it to run it again.`;
}

/** Fields of a variant that say nothing about what people get. */
const wordsOnly: ReadonlySet<string> = new Set(['name', 'description', 'order', 'layout']);

type LockedPart = 'traffic allocation' | 'coverage' | 'audience' | 'variants' | 'exclusion groups';

/** Why this part of an experiment cannot be changed now, in words; undefined: it can. */
export function whyLocked(document: Document, what: LockedPart): string | undefined {
  const status = statusOf(document);
  if (status !== 'running' && status !== 'completed') return undefined;
  const why =
    status === 'running'
      ? 'people are seeing its variants now. Complete or cancel it first, or duplicate it.'
      : 'its result belongs to what people saw. Duplicate it to try something else.';
  return `The experiment is ${status}, so its ${what} cannot be changed: ${why}`;
}

/**
 * Why a change may not be made to an experiment in its status, in words; undefined: it may. From the start on, what people
 * get and how many get it stays as it is: the variants, their keys and changes, the allocation and who is asked.
 */
export function lockedReason(document: Document, change: Change): string | undefined {
  const say = (what: LockedPart) => whyLocked(document, what);
  const header = change.header ?? {};
  if (Object.hasOwn(header, 'allocation')) return say('traffic allocation');
  if (Object.hasOwn(header, 'coverage')) return say('coverage');
  if (Object.hasOwn(header, 'otherAudience')) return say('audience');
  const touched = [
    ...change.added,
    ...change.removed,
    ...change.updated.filter((pair) => !sameButWords(pair)).map(([, after]) => after),
  ];
  const kinds = new Set(touched.map(({ kind }) => kind));
  if (kinds.has('variant')) return say('variants');
  if (kinds.has('audienceRule')) return say('audience');
  return kinds.has('exclusionGroup') ? say('exclusion groups') : undefined;
}

function sameButWords([before, after]: Change['updated'][number]): boolean {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...fields].every((field) => wordsOnly.has(field) || jsonEqual(before[field], after[field]));
}

/**
 * Why an edit may not be made to an experiment; undefined: it may. Beside what the status locks, the status itself only goes
 * where it may go: an edit could else unlock what it changes next. Undoing and restoring are asked nothing.
 */
export function editRefusal(document: Document, change: Change): string | undefined {
  const locked = lockedReason(document, change);
  if (locked !== undefined || !change.header || !Object.hasOwn(change.header, 'status')) return locked;
  const from = statusOf(document);
  const to = change.header['status']?.[1] ?? 'draft';
  // What production does not know may be mended to anything.
  if (!isExperimentStatus(from) || to === from) return undefined;
  if (nextStatuses(from).some((status) => status === to)) return undefined;
  return typeof to === 'string' && isExperimentStatus(to)
    ? refusal(from, to)
    : `The experiment is ${from}, and cannot get a status that production does not know. Nothing was changed.`;
}

/** A copy is a new experiment: it has not run yet, and nothing of it was promoted. */
export function asNewDraft(document: Document): Document {
  const { header, records } = document as Experiment;
  return {
    ...document,
    header: { ...header, status: 'draft', startDate: null, endDate: null },
    records: Object.fromEntries(Object.entries(records).filter(([, { kind }]) => kind !== 'promotion')),
  };
}
