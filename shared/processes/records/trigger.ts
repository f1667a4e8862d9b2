import type { DocumentRecord } from '../../documents/document.ts';

/** A business event that starts the process. Its filter is the condition groups whose `parentId` is the trigger. */
export interface Trigger extends DocumentRecord {
  readonly kind: 'trigger';
  /** The event's name: what `process_executions.trigger_event` holds. */
  readonly event: string;
  readonly description: string | null;
  readonly order: number;
  /** Pixels from the canvas origin. */
  readonly layout: { readonly x: number; readonly y: number };
}
