import type { Id } from '../../base/ids.ts';
import type { Json } from '../../base/json.ts';
import type { DocumentRecord } from '../../documents/document.ts';

/** What an action does, with the settings of its type. Unknown keys beside them are kept. */
export type Does = { readonly [key: string]: Json } & (
  | { readonly type: 'send_message'; readonly channel: string; readonly to: string; readonly text: string }
  | {
      readonly type: 'create_task';
      readonly title: string;
      readonly assignee: string | null;
      /** Hours from the action's start. */
      readonly dueInHours: number | null;
    }
  | { readonly type: 'update_record'; readonly record: string; readonly field: string; readonly value: Json }
  | {
      readonly type: 'call_webhook';
      readonly url: string;
      readonly method: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string | null;
    }
  | { readonly type: 'start_process'; readonly processId: Id | null }
  | { readonly type: 'wait'; readonly seconds: number }
  | { readonly type: 'assign_team'; readonly team: string }
);
export type ActionType = Does['type'];

export const backoffs = ['fixed', 'exponential'] as const;

export interface Retry {
  readonly [key: string]: Json;
  /** How often it is tried again, after the first time. */
  readonly count: number;
  /** fixed: the same delay each time; exponential: doubled each time. */
  readonly backoff: string;
  /** Before the first repetition. */
  readonly delaySeconds: number;
}

/** One thing that the process does. */
export interface Action extends DocumentRecord {
  readonly kind: 'action';
  readonly name: string;
  /** Type and settings are one field: neither means anything without the other, so they merge as one. */
  readonly does: Does;
  /** null: it is tried once. */
  readonly retry: Retry | null;
  /** Seconds after which one try counts as failed; null: the process's own limit only. */
  readonly timeoutSeconds: number | null;
  /** The fallback procedure that it belongs to; null: the main road. */
  readonly procedureId: Id | null;
  readonly order: number;
  /** From the procedure's corner, else the canvas origin. */
  readonly layout: { readonly x: number; readonly y: number };
}
