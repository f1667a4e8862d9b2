import type { CommandOutput } from '../../../shared/contract/commands.ts';
import { fieldLines } from './field-lines.ts';
import type { Outcome } from './outcome.ts';

export type Plan = CommandOutput<'publishing.plan'>;
type Planned = Plan['documents'][number];

/** What keeps a document from being pushed because somebody changed it there. */
const moved: readonly Planned['state'][] = ['changed-there', 'new-there', 'deleted-there', 'conflict'];

/**
 * A plan document by document and field by field, with its hash last. Status 3 where something changed there that keeps it from being
 * pushed, 1 where something else does.
 */
export function planned(plan: Plan): Outcome {
  const failed = plan.checks.filter(({ passed }) => !passed);
  const review = plan.checks.find(({ name }) => name === 'Review');
  const blocked = plan.documents.filter((document) => document.blocked !== null);
  // Of a push that is taken back, what others changed since is left alone and blocks nothing.
  const alone = plan.rollsBack === null ? [] : plan.documents.filter(({ state }) => moved.includes(state));
  const mayMove = plan.rollsBack === null && !plan.promotes;
  const going = plan.documents.filter(({ write }) => write !== 'none');
  const text = [
    ...plan.documents
      .filter((document) => !alone.includes(document))
      .flatMap((document) => documentLines(document, mayMove)),
    ...alone.map(({ name }) => `left alone, changed there since: ${name}\n`),
    ...failed.map(({ name, detail }) => `check failed: ${name}: ${detail}\n`),
    ...(review ? [`review: ${review.detail}\n`] : []),
    ...(going.length + blocked.length === 0 ? ['Nothing to push.\n'] : []),
    `plan ${plan.hash}\n`,
  ].join('');
  const hasMoved =
    blocked.some(({ state }) => moved.includes(state)) || (alone.length > 0 && going.length === 0);
  const stopped = blocked.length + failed.length > 0;
  return { kind: 'done', data: plan, text, status: hasMoved ? 3 : stopped ? 1 : 0 };
}

function documentLines(document: Planned, mayMove: boolean): string[] {
  const { name, write, rows, cascades, blocked, fields, fieldsLater, takenAlong, running } = document;
  const along = cascades.length > 0 && write === 'delete' ? `, takes along ${cascades.join(', ')}` : '';
  const why = takenAlong ? ', because others refer to it' : '';
  const stages = (running?.stages ?? []).filter(({ journeys, unclear }) => journeys + unclear > 0);
  return [
    `${write}: ${name}, ${rows} ${rows === 1 ? 'row' : 'rows'}${along}${why}${blocked === null ? '' : `; blocked: ${blocked}`}\n`,
    ...fieldLines(fields, fieldsLater ? fieldsLater.changes + fieldsLater.layout : fields.length),
    ...stages.map(({ from, to, journeys, unclear, moveTo }) => {
      const becomes = to === null ? 'is removed' : `becomes "${to}"`;
      const choice = mayMove ? `; --move "${from}=<stage>" takes them along` : '';
      const where = moveTo === null ? `they stay at the old name${choice}` : `${journeys} go to "${moveTo}"`;
      const all = journeys + unclear;
      return `  ${all} ${all === 1 ? 'journey runs' : 'journeys run'} at "${from}", which ${becomes}; ${where}\n`;
    }),
  ];
}
