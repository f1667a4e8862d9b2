import type { Id } from '../../base/ids.ts';
import type { Json } from '../../base/json.ts';
import type { DocumentRecord } from '../../documents/document.ts';
import type { TimeWindow } from '../time-window.ts';

/** A road beside the main line: taken instead of what follows `from`. */
export interface Branch {
  readonly [key: string]: Json;
  /** The step after which people come here, on the main line or on a branch. */
  readonly from: Id;
  /** Who comes here, in words or as the event's name; null: anybody. */
  readonly condition: string | null;
  /** The step of the main line at which the two roads meet again; null: this road goes on or ends by itself. */
  readonly rejoin: Id | null;
}

/** One step that people pass or drop off at: a row of `funnel_stages`. */
export interface Step extends DocumentRecord {
  readonly kind: 'step';
  readonly name: string;
  /** `stage_type`, free text: page, form, message, payment ... */
  readonly stageType: string;
  /** A whole number, unique in the funnel; numbers may be left out. */
  readonly order: number;
  /** People may skip it and still count as converted. */
  readonly optional: boolean;
  /** null: the step lies on the main line. */
  readonly branch: Branch | null;
  readonly description: string | null;
  /** Any JSON: production asks for nothing. */
  readonly successCriteria: Json;
  /** How long people may take from the step before; null: as long as the whole funnel allows. */
  readonly window: TimeWindow | null;
  /** The experiment that this one step takes part in, where it differs from the funnel's. */
  readonly experimentId: Id | null;
  readonly variantName: string | null;
}
