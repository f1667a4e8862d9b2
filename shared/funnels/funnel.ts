import type { Id } from '../base/ids.ts';
import type { JsonObject } from '../base/json.ts';
import type { Document, DocumentHeader } from '../documents/document.ts';
import type { Exclusion } from './records/exclusion.ts';
import type { FunnelNote } from './records/note.ts';
import type { Step } from './records/step.ts';
import type { TimeWindow } from './time-window.ts';

/** The closed list of production's CHECK. */
export const funnelTypes = ['awareness', 'consideration', 'purchase', 'retention', 'advocacy'] as const;

/**
 * ordered: the steps in this sequence, other events in between; strict: nothing in between; unordered: all of them, in
 * any sequence.
 */
export const orderModes = ['ordered', 'strict', 'unordered'] as const;

/** The authored scalar columns of `conversion_funnels`, and what of them only the column `stages` can hold. */
export interface FunnelHeader extends DocumentHeader {
  /** One of `funnelTypes`; production refuses others, here they are kept and flagged. */
  readonly funnelType: string;
  readonly isActive: boolean | null;
  readonly description: string | null;
  readonly targetAudience: string | null;
  /** A set; null where the column is NULL. */
  readonly tags: readonly string[] | null;
  /** The experiment whose variant this funnel is: one funnel per variant. */
  readonly experimentId: Id | null;
  readonly variantName: string | null;
  /** One of `orderModes`; another text is kept and flagged. */
  readonly orderMode: string;
  /** How long people may take from the first step to the last; null: as long as they like. */
  readonly window: TimeWindow | null;
  /** Settings that other programs keep beside ours; null where there are none, never empty. */
  readonly otherSettings: JsonObject | null;
}

export type FunnelRecord = Step | Exclusion | FunnelNote;
export type FunnelRecordKind = FunnelRecord['kind'];

export interface Funnel extends Document {
  readonly kind: 'funnel';
  readonly header: FunnelHeader;
}

/** What the production columns accept, in code points. Longer text is a finding that blocks publishing. */
export const funnelLimits = {
  header: { name: 100, funnelType: 50, targetAudience: 100, variantName: 50 },
  step: { name: 100, stageType: 50, variantName: 50 },
} as const;

/** What `stage_order` INTEGER holds. */
export const orderLimit = 2 ** 31 - 1;
