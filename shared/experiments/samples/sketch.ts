import type { NewId } from '../../base/ids.ts';
import type { Json } from '../../base/json.ts';
import type { Fields } from '../../documents/fields.ts';
import { evenSplit, type Shares } from '../allocation.ts';
import type { Experiment, ExperimentHeader, ExperimentRecord } from '../experiment.ts';
import { experimentOf, newExperimentHeader } from '../new-experiment.ts';
import {
  newAudienceRule,
  newExclusionGroup,
  newExperimentNote,
  newMetric,
  newVariant,
} from '../new-records.ts';
import type { Metric } from '../records/metric.ts';

/** Writes a sample down: gives out orders, so that a sample reads as the experiment it tells. */
export function sketchExperiment(newId: NewId) {
  const records: ExperimentRecord[] = [];
  const keys: string[] = [];
  const next = { rule: 1, group: 1, metric: 1 };
  return {
    /** The first one is the control. */
    arm: (key: string, name: string, description: string): void => {
      keys.push(key);
      const isControl = keys.length === 1;
      records.push(newVariant({ key, name, description, isControl, order: keys.length }, newId));
    },
    who: (attribute: string, comparator: string, value: Json): void => {
      records.push(newAudienceRule({ attribute, comparator, value, order: next.rule++ }, newId));
    },
    slice: (name: string, from: number, to: number, description: string): void => {
      records.push(newExclusionGroup({ name, from, to, description, order: next.group++ }, newId));
    },
    metric: (role: Metric['role'], measure: string, fields: Fields<Metric>): void => {
      records.push(newMetric({ ...fields, role, measure, order: next.metric++ }, newId));
    },
    note: (text: string): void => {
      // Above the columns and what stands over them.
      records.push(newExperimentNote({ text, layout: { x: 0, y: -168, width: 216, height: 112 } }, newId));
    },
    finish: (
      name: string,
      header: Fields<ExperimentHeader>,
      allocation: Shares = evenSplit(keys),
    ): Experiment =>
      experimentOf(newId(), { ...newExperimentHeader(name), ...header, name, allocation }, records),
  };
}
