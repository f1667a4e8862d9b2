import { unusedName } from '../../documents/unused-name.ts';
import type { JourneyRecordKind } from '../journey.ts';
import { journeyKindNames } from '../words.ts';
import { example } from './example.ts';
import { fixRecord, journeyRule } from './journey-rule.ts';

/** Running journeys and their contacts are stored by these names. */
const storedByName = new Set<JourneyRecordKind>(['stage', 'touchpoint']);

export const nameMissing = journeyRule({
  name: 'name-missing',
  reason: 'Production stores the stage and the touchpoint of a running journey by name, so each needs one.',
  scope: 'record',
  *notice(journey) {
    for (const record of [...journey.stages, ...journey.lanes, ...journey.nodes]) {
      if (record.name.trim() !== '') continue;
      const kind = journeyKindNames[record.kind];
      yield {
        severity: storedByName.has(record.kind) ? 'error' : 'warning',
        record,
        field: 'name',
        message: `${kind} without a name`,
        fix: fixRecord(`Name it "${kind}"`, record, (_now, { records }) => {
          const others = records.flatMap((other) =>
            typeof other['name'] === 'string' ? [other['name']] : [],
          );
          return { name: unusedName(kind, others, 50) };
        }),
      };
    }
  },
  good: () => example([{ kind: 'stage', id: 's', name: 'Register' }]),
  bad: () => example([{ kind: 'stage', id: 's', name: '  ' }]),
});
