import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/*
 * Runs one command on a workspace in a process of its own, which ends by itself, as if killed, before the given step of this
 * thread that changes a file: folder, command, input as JSON, number of the step. Prints whether it got to the end.
 */
const [folder = '', command = '', input = '{}', step = '0'] = process.argv.slice(2);
const { openTestApp } = await import('./test-app.ts');
const { app } = await openTestApp({ workspaceFolder: folder });
let steps = 0;

for (const name of ['renameSync', 'rmSync', 'copyFileSync', 'openSync'] as const) {
  const real = fs[name] as (...args: unknown[]) => unknown;
  const counted = (...args: unknown[]): unknown => {
    // Reading changes nothing.
    if (name !== 'openSync' || (args[1] ?? 'r') !== 'r') steps += 1;
    if (steps === Number(step)) process.kill(process.pid, 'SIGKILL');
    return real(...args);
  };
  Object.assign(fs, { [name]: counted });
}
syncBuiltinESMExports();

const reply = await app.dispatch(command, JSON.parse(input));
process.stdout.write(reply.ok ? 'done\n' : `${JSON.stringify(reply.error)}\n`);
process.exit(0);
