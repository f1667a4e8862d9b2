import { assertNever } from '../../shared/base/assert-never.ts';
import type { Plan, PlannedField } from '../../shared/publishing/plan.ts';
import type { EnvironmentStatus, PushRecord } from '../../shared/publishing/push-result.ts';
import { dateAndTime } from '../ui/formats.ts';

/** '1 document', '2 documents', '1,204 rows'. */
export function count(value: number, one: string, many: string = `${one}s`): string {
  return `${value.toLocaleString('en')} ${value === 1 ? one : many}`;
}

/** '2 documents: 1 update, 1 insert, 0 deletes'. Saying that nothing is deleted is the point. */
export function planSummary(plan: Plan): string {
  const of = (write: Plan['documents'][number]['write']) =>
    plan.documents.filter((document) => document.write === write).length;
  const [updates, inserts, deletes] = [of('update'), of('insert'), of('delete')];
  const off = of('deactivate');
  const rest = off > 0 ? `, ${off} switched off` : '';
  return `${count(updates + inserts + deletes + off, 'document')}: ${count(updates, 'update')}, ${count(inserts, 'insert')}, ${count(deletes, 'delete')}${rest}`;
}

/** What is done to a row there, short enough for a column. */
export function writeWord(write: Plan['documents'][number]['write']): string {
  if (write === 'none') return '';
  return write === 'deactivate' ? 'switch off' : write;
}

/** How long ago, coarse on purpose: 'just now', '14 s ago', '3 min ago', '2 h ago', then the date. */
export function ago(at: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(at)) / 1000));
  if (seconds < 5) return 'just now';
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  return dateAndTime(at);
}

/** 'Consumer onboarding, 1 row' or '3 documents, 8 rows'. */
export function pushDetail(push: PushRecord): string {
  const what =
    push.documents.length === 1 ? (push.documents[0]?.name ?? '') : count(push.documents.length, 'document');
  const from = push.promotedFrom ? `promoted from ${push.promotedFrom}: ` : '';
  return `${from}${what}, ${count(push.rows, 'row')}`;
}

/** What is to be said of a push beside its counts; null: that it wrote them, which they say themselves. */
export function pushRemark({ message, documents }: PushRecord): string | null {
  const { length } = documents;
  return message === `Wrote ${length} ${length === 1 ? 'document' : 'documents'}.` ? null : message;
}

/** The short word beside an environment in lists: '2 to publish', 'in step'. */
export function standing(status: EnvironmentStatus): string {
  switch (status.database) {
    case 'empty':
      return 'not set up';
    case 'differs':
      return 'differs';
    case 'unreachable':
      return 'unreachable';
    case 'ready':
      if (status.vanished.length > 0) return notSeen(status);
      if (status.toPublish > 0) return `${status.toPublish.toLocaleString('en')} to publish`;
      if (status.conflicts > 0) return count(status.conflicts, 'conflict');
      return status.toPull > 0 ? `${status.toPull.toLocaleString('en')} to pull` : 'in step';
    default:
      return assertNever(status.database);
  }
}

/** All counts of an environment: '2 to publish, 1 to pull, 1 conflict', or 'in step'. */
export function standingInFull(status: EnvironmentStatus): string {
  if (status.database !== 'ready') return standing(status);
  const parts = [
    status.vanished.length > 0 ? notSeen(status) : '',
    status.toPublish > 0 ? `${status.toPublish.toLocaleString('en')} to publish` : '',
    status.toPull > 0 ? `${status.toPull.toLocaleString('en')} to pull` : '',
    status.conflicts > 0 ? count(status.conflicts, 'conflict') : '',
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : 'in step';
}

function notSeen({ vanished }: EnvironmentStatus): string {
  return `${count(
    vanished.reduce((sum, { missing }) => sum + missing, 0),
    'row',
  )} not seen`;
}

/** What a planned document holds: '6 changes, 1 layout only'. */
export function fieldCount(fields: readonly PlannedField[]): string {
  const layout = fields.filter((field) => field.layoutOnly).length;
  return changeCount({ changes: fields.length - layout, layout });
}

export function changeCount({
  changes: rest,
  layout,
}: {
  readonly changes: number;
  readonly layout: number;
}): string {
  if (layout === 0) return count(rest, 'change');
  return rest === 0
    ? `${count(layout, 'change')}, layout only`
    : `${count(rest, 'change')}, ${layout} layout only`;
}

/** A plan hash in groups that can be read out: '7f3a 91c4 e05b'. */
export function shortHash(hash: string): string {
  return (hash.slice(0, 12).match(/.{1,4}/g) ?? []).join(' ');
}

/** '38 ms', '2.4 s'. */
export function duration(milliseconds: number): string {
  return milliseconds < 1_000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1_000).toFixed(1)} s`;
}
