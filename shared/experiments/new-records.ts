import type { NewId } from '../base/ids.ts';
import type { Made } from '../documents/fields.ts';
import type { AudienceRule } from './records/audience-rule.ts';
import type { ExclusionGroup } from './records/exclusion-group.ts';
import type { Metric } from './records/metric.ts';
import type { ExperimentNote } from './records/note.ts';
import type { Promotion } from './records/promotion.ts';
import type { Variant } from './records/variant.ts';

export function newVariant(fields: Made<Variant>, newId: NewId): Variant {
  return {
    key: 'variant',
    name: 'New variant',
    description: null,
    isControl: false,
    order: 1,
    baseKind: null,
    baseDocumentId: null,
    change: null,
    ...fields,
    id: newId(),
    kind: 'variant',
  };
}

export function newAudienceRule(fields: Made<AudienceRule>, newId: NewId): AudienceRule {
  return {
    attribute: 'user_segment',
    comparator: 'known',
    value: null,
    order: 1,
    ...fields,
    id: newId(),
    kind: 'audienceRule',
  };
}

export function newExclusionGroup(fields: Made<ExclusionGroup>, newId: NewId): ExclusionGroup {
  return {
    name: 'New group',
    description: null,
    from: 0,
    to: 100,
    order: 1,
    ...fields,
    id: newId(),
    kind: 'exclusionGroup',
  };
}

export function newMetric(fields: Made<Metric>, newId: NewId): Metric {
  return {
    role: 'secondary',
    measure: 'new_metric',
    description: null,
    measureType: 'proportion',
    direction: 'increase',
    minimumEffect: null,
    baseline: null,
    standardDeviation: null,
    order: 1,
    ...fields,
    id: newId(),
    kind: 'metric',
  };
}

export function newExperimentNote(fields: Made<ExperimentNote>, newId: NewId): ExperimentNote {
  return {
    text: '',
    layout: { x: 0, y: -168, width: 200, height: 112 },
    ...fields,
    id: newId(),
    kind: 'note',
  };
}

export function newPromotion(fields: Made<Promotion>, newId: NewId): Promotion {
  return {
    winner: '',
    baseKind: 'journey',
    baseDocumentId: '',
    baseRevision: 0,
    at: '',
    ...fields,
    id: newId(),
    kind: 'promotion',
  };
}
