import { unusedName } from '../../documents/unused-name.ts';
import { experimentLimits } from '../experiment.ts';
import { example } from './example.ts';
import { experimentRule, fixRecord, type Noticed } from './experiment-rule.ts';
import { renameKey } from './rename-key.ts';

export const nameMissing = experimentRule({
  name: 'name-missing',
  reason: 'Arms, metrics and groups are found again by their names; an empty one finds nothing.',
  scope: 'record',
  *notice({ variants, metrics, exclusionGroups, audienceRules }) {
    for (const variant of variants) {
      if (isUsable(variant.key)) continue;
      const fix = renameKey('Give it a key', variant, (_, now) =>
        unusedName(
          'variant',
          now.variants.map(({ key }) => key),
          experimentLimits.variant.key,
        ),
      );
      yield missing(variant, 'key', 'A variant has no usable key', fix);
    }
    for (const metric of metrics) {
      if (metric.measure.trim() !== '') continue;
      yield missing(metric, 'measure', 'A metric does not say what it measures', null);
    }
    for (const group of exclusionGroups) {
      if (group.name.trim() !== '') continue;
      const fix = fixRecord('Call it New group', group, () => ({ name: 'New group' }));
      yield missing(group, 'name', 'An exclusion group has no name', fix);
    }
    for (const rule of audienceRules) {
      if (rule.attribute.trim() !== '') continue;
      yield missing(rule, 'attribute', 'An audience rule does not say what it asks about', null);
    }
  },
  good: () => example([{ kind: 'variant', id: 'a', key: 'a' }]),
  bad: () => example([{ kind: 'variant', id: 'a', key: ' ' }]),
});

/** As a key of a JSON object that is kept safely. */
function isUsable(key: string): boolean {
  return key.trim() !== '' && key !== '__proto__';
}

function missing(
  record: NonNullable<Noticed['record']>,
  field: string,
  message: string,
  fix: Noticed['fix'],
): Noticed {
  return { severity: 'error', record, field, message, fix: fix ?? null };
}
