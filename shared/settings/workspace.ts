import { z } from 'zod';

/** How the data key is kept: the status bar says it, and only the first two count as protected. */
export const keyStates = ['keychain', 'passphrase', 'unprotected-file', 'none'] as const;

export const workspaceStatusSchema = z.object({
  /** `locked` waits for the passphrase; `damaged` and `newer` say why in `detail`. */
  state: z.enum(['open', 'locked', 'read-only', 'newer', 'damaged']),
  detail: z.string().nullable(),
  name: z.string(),
  folder: z.string(),
  key: z.enum(keyStates),
  hasPassphrase: z.boolean(),
  host: z.enum(['electron', 'browser', 'cli']),
  /** Whether the host opens the system's own file dialogs. */
  dialogs: z.boolean(),
  version: z.string(),
  firstRun: z.boolean(),
});
export type WorkspaceStatus = z.infer<typeof workspaceStatusSchema>;
