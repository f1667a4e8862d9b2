import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshFolder, startHost } from './host-process.ts';

const variable = 'JD_E2E_PREPARED';

/** Makes what every test of a run begins with, and lets programs that are started hundreds of times be compiled once. */
export async function prepareWorkspace(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'jd-e2e-run-'));
  process.env['NODE_COMPILE_CACHE'] = join(folder, 'compiled');
  const host = await startHost({ folder: join(folder, 'workspace') });
  await host.stop();
  process.env[variable] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** A workspace as the first start leaves it, before anybody has seen it: making one takes longer than copying it. */
export function newWorkspace(): string {
  const folder = freshFolder();
  const prepared = process.env[variable];
  if (prepared !== undefined) cpSync(join(prepared, 'workspace'), folder, { recursive: true });
  return folder;
}
