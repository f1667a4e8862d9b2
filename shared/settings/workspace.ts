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

/** A copy of the workspace in its folder `backups`. */
export const workspaceBackupSchema = z.object({
  /** The name inside that folder. */
  file: z.string(),
  takenAt: z.string(),
  bytes: z.number(),
  /** Whether every page was read and found whole just now, with the key of this workspace. */
  verified: z.boolean(),
});
export type WorkspaceBackup = z.infer<typeof workspaceBackupSchema>;

export const restoredWorkspaceSchema = z.object({
  status: workspaceStatusSchema,
  /** Where the workspace that was replaced is kept, below the folder; null where there was no file to keep. */
  kept: z.string().nullable(),
});
export type RestoredWorkspace = z.infer<typeof restoredWorkspaceSchema>;
