import type { Id } from '../../base/ids.ts';
import type { DocumentRecord } from '../../documents/document.ts';

export const channels = ['web', 'mobile', 'email', 'api', 'support'] as const;
export type Channel = (typeof channels)[number];

/** One moment of contact, after the production table `touchpoints`. */
export interface Touchpoint extends DocumentRecord {
  readonly kind: 'touchpoint';
  readonly name: string;
  /** `touchpoint_type`, free text: form, page, message, call ... */
  readonly type: string;
  /** One of `channels`; another text is kept, shown and flagged. */
  readonly channel: string;
  readonly pageUrl: string | null;
  readonly featureName: string | null;
  readonly actionTaken: string | null;
  readonly description: string | null;
  /** The designed emotion, a whole number from -2 to +2. */
  readonly emotion: number | null;
  readonly stageId: Id | null;
  readonly laneId: Id | null;
  readonly order: number;
  /** Pixels from the left edge of the stage and the top edge of the lane (of the canvas where there is none). */
  readonly layout: { readonly x: number; readonly y: number };
}
