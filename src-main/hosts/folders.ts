import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Folders {
  /** What belongs to the user and this program: logs, window state, Chromium's profile. */
  readonly userData: string;
  /** One workspace: database, wrapped keys, backups, lock. */
  readonly workspace: string;
}

/** `--user-data-dir` wins over JD_WORKSPACE, which wins over the system's own place; equal in every host. */
export function chooseFolders(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): Folders {
  const flag = flagValue(args, '--user-data-dir');
  if (flag !== null) return { userData: resolve(flag), workspace: join(resolve(flag), 'workspace') };
  const chosen = env['JD_WORKSPACE'];
  if (chosen) return { userData: join(resolve(chosen), 'host'), workspace: resolve(chosen) };
  const userData = systemFolder(env, platform);
  return { userData, workspace: join(userData, 'workspace') };
}

/** Reads `--name value` and `--name=value`. */
export function flagValue(args: readonly string[], name: string): string | null {
  const joined = args.find((arg) => arg.startsWith(`${name}=`));
  if (joined !== undefined) return joined.slice(name.length + 1);
  const index = args.indexOf(name);
  return index < 0 ? null : (args[index + 1] ?? null);
}

/** Where programs of one user keep their data on this system. */
function systemFolder(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): string {
  if (platform === 'win32') {
    return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Journey Designer');
  }
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Journey Designer');
  return join(env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'journey-designer');
}
