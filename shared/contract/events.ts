import { z } from 'zod';

/** What the application tells the window unasked. */
export const events = {
  'workspace.changed': z.object({}),
  /** Another file is the workspace now: everything that was read before is to be read again. */
  'workspace.replaced': z.object({}),
  'documents.listChanged': z.object({}),
  /** Somebody (another window, a pull) made a new revision. */
  'documents.changed': z.object({ id: z.string(), revision: z.number().int(), changeId: z.string() }),
  /** Measures of these funnels were imported or taken away. */
  'funnels.measuresChanged': z.object({ documentIds: z.array(z.string()) }),
  'settings.changed': z.object({}),
  /** An environment was locked, unlocked or moved in the list; nothing in its database changed. */
  'publishing.lockChanged': z.object({ environmentId: z.string() }),
  'publishing.changed': z.object({ environmentId: z.string() }),
  /** Long work: `done` of `total`, and the step that is under way where the work has steps with names. */
  'jobs.progress': z.object({
    job: z.string(),
    label: z.string(),
    done: z.number(),
    total: z.number(),
    step: z.string().optional(),
  }),
  /** A menu item of the host was chosen; the window runs the action of that name. */
  'host.action': z.object({ action: z.string() }),
} as const;

export type EventName = keyof typeof events;
export type EventPayload<Name extends EventName> = z.infer<(typeof events)[Name]>;
