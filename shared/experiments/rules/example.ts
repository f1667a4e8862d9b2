import { assertNever } from '../../base/assert-never.ts';
import type { Fields } from '../../documents/fields.ts';
import type { Experiment, ExperimentHeader, ExperimentRecord } from '../experiment.ts';
import { experimentOf, newExperimentHeader } from '../new-experiment.ts';
import * as make from '../new-records.ts';

type Shown<Kind extends ExperimentRecord> = Fields<Kind> & {
  readonly kind: Kind['kind'];
  readonly id: string;
};
type ExampleRecord = {
  [Kind in ExperimentRecord['kind']]: Shown<Extract<ExperimentRecord, { kind: Kind }>>;
}[ExperimentRecord['kind']];

/** An experiment that shows one thing: only what matters is written, the rest is as new records have it. */
export function example(
  records: readonly ExampleRecord[],
  header: Fields<ExperimentHeader> = {},
): Experiment {
  return experimentOf('example', { ...newExperimentHeader('Example'), ...header }, records.map(complete));
}

/** Two arms, the first of them the control. */
export const twoArms = [
  { kind: 'variant', id: 'a', key: 'a', name: 'A', isControl: true },
  { kind: 'variant', id: 'b', key: 'b', name: 'B', order: 2 },
] as const;

function complete(shown: ExampleRecord): ExperimentRecord {
  const newId = () => shown.id;
  switch (shown.kind) {
    case 'variant':
      return make.newVariant(shown, newId);
    case 'audienceRule':
      return make.newAudienceRule(shown, newId);
    case 'exclusionGroup':
      return make.newExclusionGroup(shown, newId);
    case 'metric':
      return make.newMetric(shown, newId);
    case 'note':
      return make.newExperimentNote(shown, newId);
    case 'promotion':
      return make.newPromotion(shown, newId);
    default:
      return assertNever(shown);
  }
}
