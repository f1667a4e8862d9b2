import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freshFolder, projectRoot, startHost } from './host-process.ts';

const variable = 'JD_E2E_PREPARED';

/** Makes what every test of a run begins with, and lets programs that are started hundreds of times be compiled once. */
export async function prepareWorkspace(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'jd-e2e-run-'));
  process.env['NODE_COMPILE_CACHE'] = join(folder, 'compiled');
  const workspace = join(folder, 'workspace');
  const host = await startHost({ folder: workspace });
  await host.stop();
  await makeSandbox(workspace);
  process.env[variable] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** A database that begins empty takes seconds of computing, in every test that publishes; a kept one comes back in one. */
async function makeSandbox(workspace: string): Promise<void> {
  const cli = join(projectRoot, 'dist', 'main', 'cli.js');
  const env = { ...process.env, JD_WORKSPACE: workspace };
  const ended = promisify(execFile)(process.execPath, [cli, 'diff', 'Sandbox', '--json'], { env });
  await ended.catch((error: { readonly code?: unknown }) => {
    // The samples are not there, which is status 1.
    if (error.code !== 1) throw error;
  });
}

/**
 * A workspace as the first start leaves it, before anybody has seen it, with a sandbox that holds nothing: making them takes
 * much longer than copying them.
 */
export function newWorkspace(): string {
  const folder = freshFolder();
  const prepared = process.env[variable];
  if (prepared !== undefined) cpSync(join(prepared, 'workspace'), folder, { recursive: true });
  return folder;
}
