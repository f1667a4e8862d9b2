import { example } from './example.ts';
import { fixRecord, journeyRule, label } from './journey-rule.ts';

const places = [
  ['stageId', 'stage'],
  ['laneId', 'lane'],
] as const;

export const placeDangling = journeyRule({
  name: 'place-dangling',
  reason: 'What refers to a stage or lane that is not in the journey would be published as part of nothing.',
  scope: 'record',
  *notice(journey) {
    for (const record of journey.nodes) {
      for (const [field, kind] of places) {
        const id = record[field];
        if (id === null || journey.byId.get(id)?.kind === kind) continue;
        yield {
          severity: 'error',
          record,
          field,
          message: `${label(record, journey)} belongs to a ${kind} that is not in the journey`,
          fix: fixRecord(`Take out of the missing ${kind}`, record, () => ({ [field]: null })),
        };
      }
    }
  },
  good: () =>
    example([
      { kind: 'stage', id: 's' },
      { kind: 'touchpoint', id: 't', stageId: 's' },
    ]),
  bad: () => example([{ kind: 'touchpoint', id: 't', stageId: 'gone' }]),
});
