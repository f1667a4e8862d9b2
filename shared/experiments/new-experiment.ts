import type { Id, NewId } from '../base/ids.ts';
import type { Experiment, ExperimentHeader, ExperimentRecord } from './experiment.ts';
import { newMetric, newVariant } from './new-records.ts';

/** The header of an experiment that nobody has described yet; its arms get their shares when there are any. */
export function newExperimentHeader(name: string): ExperimentHeader {
  return {
    name,
    experimentType: 'journey_flow',
    hypothesis: null,
    description: null,
    owner: null,
    startDate: null,
    endDate: null,
    status: 'draft',
    minimumSampleSize: 1000,
    coverage: 100,
    allocation: {},
    otherAudience: null,
  };
}

/** An experiment out of its records. */
export function experimentOf(
  id: Id,
  header: ExperimentHeader,
  records: readonly ExperimentRecord[],
): Experiment {
  return {
    id,
    kind: 'experiment',
    header,
    records: Object.fromEntries(records.map((item) => [item.id, item])),
  };
}

/** What "New experiment" opens: a control, one variant, half each, and the metric that decides. */
export function newExperiment(id: Id, name: string, newId: NewId): Experiment {
  const header = { ...newExperimentHeader(name), allocation: { control: 50, variant_a: 50 } };
  return experimentOf(id, header, [
    newVariant({ key: 'control', name: 'Control', isControl: true, order: 1 }, newId),
    newVariant({ key: 'variant_a', name: 'Variant A', order: 2 }, newId),
    newMetric({ role: 'primary', measure: 'conversion_rate' }, newId),
  ]);
}
