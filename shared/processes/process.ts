import type { JsonObject } from '../base/json.ts';
import type { Document, DocumentHeader } from '../documents/document.ts';
import type { Action } from './records/action.ts';
import type { Condition } from './records/condition.ts';
import type { Connection } from './records/connection.ts';
import type { Group } from './records/group.ts';
import type { ProcessNote } from './records/note.ts';
import type { Procedure } from './records/procedure.ts';
import type { Trigger } from './records/trigger.ts';

/** The closed list of production's CHECK. */
export const processTypes = [
  'onboarding',
  'document_processing',
  'professional_matching',
  'billing',
  'support',
  'compliance',
] as const;

/** The authored scalar columns of `business_processes`, and what other programs keep beside our items. */
export interface ProcessHeader extends DocumentHeader {
  /** One of `processTypes`; production refuses others, here they are kept and flagged. */
  readonly processType: string;
  readonly isActive: boolean | null;
  /** 1 to 10. */
  readonly priority: number | null;
  readonly maxExecutionTimeMinutes: number | null;
  readonly description: string | null;
  readonly ownerTeam: string | null;
  readonly tags: readonly string[] | null;
  /** What else `automation_rules` and `fallback_procedures` hold; null: nothing. */
  readonly otherRules: JsonObject | null;
  readonly otherFallbacks: JsonObject | null;
}

export type ProcessRecord = Trigger | Group | Condition | Action | Procedure | Connection | ProcessNote;
export type ProcessRecordKind = ProcessRecord['kind'];

export interface Process extends Document {
  readonly kind: 'process';
  readonly header: ProcessHeader;
}

/** What the production columns accept, in code points; a trigger's event ends up in `process_executions.trigger_event`. */
export const processLimits = {
  header: { name: 100, ownerTeam: 50 },
  trigger: { event: 100 },
} as const;

export const priorityRange = { least: 1, most: 10 } as const;
/** What INTEGER holds. */
export const minutesLimit = 2 ** 31 - 1;
