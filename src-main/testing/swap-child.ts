import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

/*
 * Runs one command on a workspace in a process of its own: folder, command, input as JSON, folder for copies, number of a step.
 * Before each step of this thread that changes a file the workspace is copied as it lies there, which is what a kill at that
 * moment leaves behind, and before the given step the process really kills itself. Prints how many steps there were.
 */
const [folder = '', command = '', input = '{}', copies = '', last = '0'] = process.argv.slice(2);
const { openTestApp } = await import('./test-app.ts');
const { app } = await openTestApp({ workspaceFolder: folder });
const { cpSync } = fs;
let steps = 0;
let copying = false;

function beforeStep(): void {
  steps += 1;
  if (steps === Number(last)) process.kill(process.pid, 'SIGKILL');
  copying = true;
  cpSync(folder, join(copies, String(steps)), { recursive: true });
  copying = false;
}

for (const name of ['renameSync', 'rmSync', 'copyFileSync', 'openSync'] as const) {
  const real = fs[name] as (...args: unknown[]) => unknown;
  const counted = (...args: unknown[]): unknown => {
    // Reading changes nothing.
    if (!copying && (name !== 'openSync' || (args[1] ?? 'r') !== 'r')) beforeStep();
    return real(...args);
  };
  Object.assign(fs, { [name]: counted });
}
syncBuiltinESMExports();

const reply = await app.dispatch(command, JSON.parse(input));
process.stdout.write(JSON.stringify(reply.ok ? { steps } : reply.error));
process.exit(0);
