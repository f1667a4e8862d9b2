import type { Plan } from '../../../shared/publishing/plan.ts';
import type { PushStepId } from '../../../shared/publishing/push-job.ts';
import { count } from '../words.ts';

export interface PushStep {
  /** `note` is done on the way to the commit and never waited for. */
  readonly id: PushStepId | 'note';
  readonly title: string;
  readonly detail: string;
}

/** The one transaction of a push in words; with a plan, with its numbers. `isNoted`: the database keeps a ledger of pushes. */
export function pushSteps(plan: Plan | null, isNoted = false): readonly PushStep[] {
  const written = plan?.documents.filter((document) => document.write !== 'none') ?? [];
  const rows = written.reduce((sum, document) => sum + document.rows, 0);
  return [
    { id: 'lock', title: 'Take the publish lock', detail: 'waits 2 s at most, then stops' },
    {
      id: 'compare',
      title: 'Compare with the plan',
      detail: 'every row as it was when the plan was made, or stop',
    },
    ...moveStep(plan),
    ...(plan === null ? [] : writeStep(written, 'delete', plan)),
    ...writeStep(written, 'update', plan),
    ...writeStep(written, 'insert', plan),
    {
      id: 'verify',
      title: plan ? `Verify ${count(rows, 'row')}` : 'Verify what was written',
      detail: 'their values as rehearsed, or all rolls back',
    },
    ...(isNoted ? [noteStep] : []),
    { id: 'commit', title: 'Commit', detail: 'everything above, or nothing' },
  ];
}

const noteStep = {
  id: 'note',
  title: 'Write the push record',
  detail: 'into the ledger of the database',
} as const;

/** Only where somebody chose it, or where a push that did is taken back. */
function moveStep(plan: Plan | null): readonly PushStep[] {
  const moves =
    plan?.statements.filter(({ purpose }) => /^(Move|Take) running journeys of /.test(purpose)) ?? [];
  if (moves.length === 0) return [];
  const journeys = moves.reduce((sum, { rows }) => sum + (rows ?? 0), 0);
  const detail = 'customer_journeys: only their stage, as it was chosen';
  return [{ id: 'move-running', title: `Move ${count(journeys, 'running journey')}`, detail }];
}

/** Names in one step; the list beside it has them all. */
const mostNames = 8;

const verbs = { delete: 'Delete', update: 'Update', insert: 'Insert' } as const;

function writeStep(
  written: Plan['documents'],
  write: keyof typeof verbs,
  plan: Plan | null,
): readonly PushStep[] {
  const verb = verbs[write];
  if (plan === null)
    return [{ id: write, title: `${verb} rows`, detail: 'those of the ticked documents, no others' }];
  const sort = (document: (typeof written)[number]) =>
    document.write === 'deactivate' ? 'update' : document.write;
  const mine = written.filter((document) => sort(document) === write);
  if (mine.length === 0) return [];
  const rows = mine.reduce((sum, document) => sum + document.rows, 0);
  const along = mine.flatMap(({ cascades }) => (write === 'delete' ? cascades : []));
  const shown = mine
    .slice(0, mostNames)
    .map((document) => (document.write === 'deactivate' ? `${document.name} (switched off)` : document.name))
    .join(', ');
  const more = mine.length - mostNames;
  const names = more > 0 ? `${shown} and ${more.toLocaleString('en')} more` : shown;
  return [
    {
      id: write,
      title: `${verb} ${count(rows, 'row')}`,
      detail: along.length === 0 ? names : `${names}; takes along ${along.join(', ')}`,
    },
  ];
}
