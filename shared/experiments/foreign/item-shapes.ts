import type { JsonObject } from '../../base/json.ts';
import type { ExperimentRecordKind } from '../experiment.ts';

export const experimentPlurals = {
  variant: 'variants',
  audienceRule: 'audience rules',
  exclusionGroup: 'exclusion groups',
  metric: 'metrics',
  note: 'notes',
  promotion: 'promotions',
} as const satisfies Record<ExperimentRecordKind, string>;

/** What an item of a kind gets where it came without it. */
export interface ItemShape {
  /** Where a plain text says only one thing. */
  readonly textKey: string;
  /** Other programs' names of our keys; read only where our key is absent. */
  readonly aliases: Readonly<Record<string, string>>;
  readonly absent: JsonObject;
  readonly ordered: boolean;
  /** What makes an item without an id the same item on every computer. */
  readonly identity: readonly string[];
  /** Kinds that may stand in the list of this kind. */
  readonly beside: readonly ExperimentRecordKind[];
}

export const itemShapes: Readonly<Record<ExperimentRecordKind, ItemShape>> = {
  variant: {
    textKey: 'key',
    aliases: { variant_name: 'key', variantName: 'key', is_control: 'isControl', control: 'isControl' },
    absent: { description: null, baseKind: null, baseDocumentId: null, change: null },
    ordered: true,
    identity: ['key', 'name'],
    beside: ['variant', 'note', 'promotion'],
  },
  audienceRule: {
    textKey: 'attribute',
    aliases: { field: 'attribute', operator: 'comparator' },
    absent: { comparator: 'is', value: null },
    ordered: true,
    identity: ['attribute', 'comparator', 'value'],
    beside: ['audienceRule'],
  },
  exclusionGroup: {
    textKey: 'name',
    aliases: { group: 'name' },
    absent: { description: null, from: 0, to: 100 },
    ordered: true,
    identity: ['name'],
    beside: ['exclusionGroup'],
  },
  metric: {
    textKey: 'measure',
    aliases: { name: 'measure', metric: 'measure' },
    absent: {
      role: 'secondary',
      measure: '',
      description: null,
      measureType: 'proportion',
      direction: 'increase',
      minimumEffect: null,
      baseline: null,
      standardDeviation: null,
    },
    ordered: true,
    identity: ['role', 'measure'],
    beside: ['metric'],
  },
  note: {
    textKey: 'text',
    aliases: {},
    absent: { text: '', layout: { x: 0, y: -136, width: 200, height: 112 } },
    ordered: false,
    identity: ['text'],
    beside: ['note'],
  },
  // Only we write these, whole: nothing is added to what one lacks.
  promotion: {
    textKey: 'winner',
    aliases: {},
    absent: {},
    ordered: false,
    identity: ['winner', 'baseDocumentId', 'baseRevision'],
    beside: ['promotion'],
  },
};

export function isExperimentKind(kind: unknown): kind is ExperimentRecordKind {
  return typeof kind === 'string' && Object.hasOwn(itemShapes, kind);
}
