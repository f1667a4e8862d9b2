import { nameKey } from '../../base/text.ts';
import { unusedName } from '../../documents/unused-name.ts';
import { journeyLimits } from '../journey.ts';
import { example } from './example.ts';
import { fixRecord, journeyRule, label } from './journey-rule.ts';

export const stageNameRepeated = journeyRule({
  name: 'stage-name-repeated',
  reason: 'Running journeys refer to a stage by its name, so two stages of one name cannot be told apart.',
  *notice(journey) {
    const seen = new Set<string>();
    for (const record of journey.stages) {
      const key = nameKey(record.name);
      if (key !== '' && seen.has(key)) {
        yield {
          severity: 'error',
          record,
          field: 'name',
          message: `${label(record, journey)} is the name of another stage too`,
          fix: fixRecord('Rename with a number', record, (now, { stages }) => {
            const others = stages.filter((stage) => stage.id !== now.id).map((stage) => stage.name);
            return { name: unusedName(now.name.trim(), others, journeyLimits.stage.name) };
          }),
        };
      }
      seen.add(key);
    }
  },
  good: () =>
    example([
      { kind: 'stage', id: 'a', name: 'Register', order: 1 },
      { kind: 'stage', id: 'b', name: 'Register 2', order: 2 },
    ]),
  bad: () =>
    example([
      { kind: 'stage', id: 'a', name: 'Register', order: 1 },
      { kind: 'stage', id: 'b', name: ' register', order: 2 },
    ]),
});
