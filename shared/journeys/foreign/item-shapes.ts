import type { JourneyRecordKind } from '../journey.ts';

/** What a foreign item of one kind may lack or call otherwise. */
export interface ItemShape {
  /** Other programs' names of our keys; read only where our key is absent. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Without these an item says nothing: the row stays raw. */
  readonly required: readonly string[];
  /** Absent is null. */
  readonly nullable: readonly string[];
  /** Absent is the empty text, which a finding then asks for. */
  readonly emptyText: readonly string[];
  readonly ordered: boolean;
  /** What tells two items without ids apart. */
  readonly identity: readonly string[];
}

const place = { stage_id: 'stageId', lane_id: 'laneId' } as const;
const places = ['stageId', 'laneId'] as const;

export const itemShapes = {
  stage: {
    aliases: { stage_name: 'name', stageName: 'name', stage_order: 'order', stageOrder: 'order' },
    required: ['name'],
    nullable: ['description'],
    emptyText: [],
    ordered: true,
    identity: ['name'],
  },
  lane: {
    aliases: { persona_type: 'personaType' },
    required: ['name'],
    nullable: ['personaType'],
    emptyText: [],
    ordered: true,
    identity: ['name'],
  },
  entry: {
    aliases: { ...place, entry_point: 'name' },
    required: ['name'],
    nullable: places,
    emptyText: [],
    ordered: false,
    identity: ['name'],
  },
  touchpoint: {
    aliases: {
      ...place,
      touchpoint_name: 'name',
      touchpointName: 'name',
      touchpoint_type: 'type',
      touchpointType: 'type',
      page_url: 'pageUrl',
      feature_name: 'featureName',
      action_taken: 'actionTaken',
      touchpoint_order: 'order',
    },
    required: ['name'],
    nullable: ['pageUrl', 'featureName', 'actionTaken', 'description', 'emotion', ...places],
    emptyText: ['type', 'channel'],
    ordered: true,
    identity: ['name'],
  },
  goal: {
    aliases: { ...place, target_outcome: 'name' },
    required: ['name'],
    nullable: places,
    emptyText: [],
    ordered: false,
    identity: ['name'],
  },
  exit: {
    aliases: { ...place },
    required: ['name'],
    nullable: places,
    emptyText: ['outcome'],
    ordered: false,
    identity: ['name'],
  },
  transition: {
    aliases: { source: 'from', target: 'to', from_id: 'from', to_id: 'to' },
    required: ['from', 'to'],
    nullable: ['condition', 'probability'],
    emptyText: [],
    ordered: true,
    identity: ['from', 'to', 'condition'],
  },
  note: {
    aliases: {},
    required: ['text'],
    nullable: [],
    emptyText: [],
    ordered: false,
    identity: ['text'],
  },
} as const satisfies Record<JourneyRecordKind, ItemShape>;

export function isJourneyKind(kind: unknown): kind is JourneyRecordKind {
  return typeof kind === 'string' && Object.hasOwn(itemShapes, kind);
}
