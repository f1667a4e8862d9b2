import { nameKey } from '../../base/text.ts';
import { unusedName } from '../../documents/unused-name.ts';
import { journeyLimits } from '../journey.ts';
import { example } from './example.ts';
import { fixRecord, journeyRule, label } from './journey-rule.ts';

export const touchpointNameRepeated = journeyRule({
  name: 'touchpoint-name-repeated',
  reason: 'Measures are matched to touchpoints by name: two of one name in a stage share their figures.',
  *notice(journey) {
    const seen = new Set<string>();
    for (const record of journey.touchpoints) {
      const name = nameKey(record.name);
      const key = JSON.stringify([record.stageId, name]);
      if (name !== '' && seen.has(key)) {
        yield {
          severity: 'warning',
          record,
          field: 'name',
          message: `${label(record, journey)} is twice in its stage: their measures cannot be told apart`,
          fix: fixRecord('Rename with a number', record, (now, { touchpoints }) => {
            const others = touchpoints.filter(
              (other) => other.stageId === now.stageId && other.id !== now.id,
            );
            const names = others.map((other) => other.name);
            return { name: unusedName(now.name.trim(), names, journeyLimits.touchpoint.name) };
          }),
        };
      }
      seen.add(key);
    }
  },
  good: () =>
    example([
      { kind: 'stage', id: 's' },
      { kind: 'touchpoint', id: 'a', name: 'Read guide', stageId: 's' },
      { kind: 'touchpoint', id: 'b', name: 'Read guide', stageId: null },
    ]),
  bad: () =>
    example([
      { kind: 'stage', id: 's' },
      { kind: 'touchpoint', id: 'a', name: 'Read guide', stageId: 's' },
      { kind: 'touchpoint', id: 'b', name: 'READ GUIDE', stageId: 's' },
    ]),
});
