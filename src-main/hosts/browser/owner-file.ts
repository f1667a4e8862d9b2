import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How a second start of the same user reaches the app that already has the workspace. */
export interface Owner {
  readonly port: number;
  readonly secret: string;
}

const name = 'workspace.owner.json';

export function writeOwner(workspace: string, owner: Owner): void {
  mkdirSync(workspace, { recursive: true, mode: 0o700 });
  const file = join(workspace, name);
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify(owner), { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600);
}

export function removeOwner(workspace: string): void {
  rmSync(join(workspace, name), { force: true });
}

function readOwner(workspace: string): Owner | null {
  try {
    const { port, secret } = JSON.parse(readFileSync(join(workspace, name), 'utf8')) as Record<
      string,
      unknown
    >;
    return typeof port === 'number' && typeof secret === 'string' ? { port, secret } : null;
  } catch {
    return null;
  }
}

/** A fresh one-time address of the running app, or null where none answers; it may just be starting, so ask again. */
export async function askOwner(workspace: string, tries = 8): Promise<string | null> {
  for (let left = tries; left > 0; left -= 1) {
    const url = await askOnce(workspace);
    if (url !== null || left === 1) return url;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return null;
}

async function askOnce(workspace: string): Promise<string | null> {
  const owner = readOwner(workspace);
  if (owner === null) return null;
  const origin = `http://127.0.0.1:${owner.port}`;
  try {
    const response = await fetch(`${origin}/again`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${owner.secret}` },
      signal: AbortSignal.timeout(3_000),
    });
    const url = await response.text();
    return response.ok && url.startsWith('http://127.0.0.1:') ? url : null;
  } catch {
    return null;
  }
}
