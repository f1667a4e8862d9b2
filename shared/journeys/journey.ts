import type { JsonObject } from '../base/json.ts';
import type { Document, DocumentHeader } from '../documents/document.ts';
import type { Entry } from './records/entry.ts';
import type { Exit } from './records/exit.ts';
import type { Goal } from './records/goal.ts';
import type { Lane } from './records/lane.ts';
import type { Note } from './records/note.ts';
import type { Stage } from './records/stage.ts';
import type { Touchpoint } from './records/touchpoint.ts';
import type { Transition } from './records/transition.ts';

export const journeyTypes = ['consumer', 'professional', 'partner'] as const;

/** The authored scalar columns of `journey_templates`. */
export interface JourneyHeader extends DocumentHeader {
  /** One of `journeyTypes`; production accepts any text, others are flagged. */
  readonly journeyType: string;
  readonly personaType: string | null;
  readonly description: string | null;
  readonly isActive: boolean | null;
  readonly version: string | null;
  /** What else the column `success_criteria` holds beside the goals; null where the column is NULL. */
  readonly successCriteria: JsonObject | null;
}

export type JourneyRecord = Stage | Lane | Entry | Touchpoint | Goal | Exit | Transition | Note;
export type JourneyRecordKind = JourneyRecord['kind'];

export interface Journey extends Document {
  readonly kind: 'journey';
  readonly header: JourneyHeader;
}

/** What the production columns accept, in code points. Longer text is a finding that blocks publishing. */
export const journeyLimits = {
  header: { name: 100, journeyType: 50, personaType: 50, version: 20 },
  stage: { name: 50 },
  lane: { personaType: 50 },
  touchpoint: { name: 100, type: 50, channel: 50, pageUrl: 500, featureName: 100, actionTaken: 100 },
  entry: { name: 100 },
  goal: { name: 100 },
} as const;
