import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { compileCache } from '../clients/compile-cache.ts';

export interface VictimOptions {
  readonly script: string;
  readonly args: readonly string[];
  /** Wait until it said this so many times before the clock starts; null: the process is killed while it starts. */
  readonly after: { readonly text: string; readonly times: number } | null;
  readonly delayMs: number;
}

export interface Killed {
  readonly output: string;
  /** False where the process had ended by itself before. */
  readonly killed: boolean;
  readonly complaints: string;
}

/** Starts a process, sends it SIGKILL, and resolves when it is gone and everything it said has arrived. */
export async function killInTheMiddle(options: VictimOptions): Promise<Killed> {
  const child = spawn(process.execPath, [options.script, ...options.args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache() },
  });
  let output = '';
  let complaints = '';
  const gone = new Promise<NodeJS.Signals | null>((resolve) => {
    child.once('close', (_, signal) => resolve(signal));
  });
  const spoke = new Promise<void>((resolve) => {
    child.stdout.on('data', (bytes: Buffer) => {
      output += bytes.toString('utf8');
      if (options.after && output.split(options.after.text).length > options.after.times) resolve();
    });
  });
  child.stderr.on('data', (bytes: Buffer) => {
    complaints += bytes.toString('utf8');
  });
  if (options.after !== null) await Promise.race([spoke, gone]);
  await Promise.race([sleep(options.delayMs), gone]);
  child.kill('SIGKILL');
  const signal = await gone;
  return { output, killed: signal === 'SIGKILL', complaints };
}
