import type { CommandOutput } from '../../../shared/contract/commands.ts';
import { fieldLines } from './field-lines.ts';
import type { Outcome } from './outcome.ts';

export type Plan = CommandOutput<'publishing.plan'>;
type Planned = Plan['documents'][number];

/** A plan document by document and field by field, with its hash last; status 1 where something keeps it from being pushed. */
export function planned(plan: Plan): Outcome {
  const failed = plan.checks.filter(({ passed }) => !passed);
  const text = [
    ...plan.documents.flatMap(documentLines),
    ...failed.map(({ name, detail }) => `check failed: ${name}: ${detail}\n`),
    `plan ${plan.hash}\n`,
  ].join('');
  const blocked = plan.documents.filter((document) => document.blocked !== null).length;
  return { kind: 'findings', data: plan, text, count: blocked + failed.length };
}

function documentLines(document: Planned): string[] {
  const { name, write, rows, cascades, blocked, fields, fieldsLater, takenAlong, running } = document;
  const along = cascades.length > 0 && write === 'delete' ? `, takes along ${cascades.join(', ')}` : '';
  const why = takenAlong ? ', because others refer to it' : '';
  const stages = (running?.stages ?? []).filter(({ journeys, unclear }) => journeys + unclear > 0);
  return [
    `${write}: ${name}, ${rows} ${rows === 1 ? 'row' : 'rows'}${along}${why}${blocked === null ? '' : `; blocked: ${blocked}`}\n`,
    ...fieldLines(fields, fieldsLater ? fieldsLater.changes + fieldsLater.layout : fields.length),
    ...stages.map(
      ({ from, to, journeys, unclear }) =>
        `  ${journeys + unclear} journeys run at "${from}", which ${to === null ? 'is removed' : `becomes "${to}"`}; they stay at the old name\n`,
    ),
  ];
}
