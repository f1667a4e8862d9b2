import { z } from 'zod';

/** What the application tells the window unasked. */
export const events = {
  'workspace.changed': z.object({}),
  'documents.listChanged': z.object({}),
  /** Somebody (another window, a pull) made a new revision. */
  'documents.changed': z.object({ id: z.string(), revision: z.number().int(), changeId: z.string() }),
  'settings.changed': z.object({}),
  'publishing.changed': z.object({ environmentId: z.string() }),
  /** Long work: `done` of `total`, both counts of `unit`. */
  'jobs.progress': z.object({ job: z.string(), label: z.string(), done: z.number(), total: z.number() }),
  /** A menu item of the host was chosen; the window runs the action of that name. */
  'host.action': z.object({ action: z.string() }),
} as const;

export type EventName = keyof typeof events;
export type EventPayload<Name extends EventName> = z.infer<(typeof events)[Name]>;
