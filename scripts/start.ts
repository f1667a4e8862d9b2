import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, root } from './build.ts';
import { electronBinary, fetchElectron } from './electron-binary.ts';

/** `npm start`: builds what changed, then opens the desktop app, or the browser where there is no Electron binary. */
async function main(args: readonly string[]): Promise<void> {
  await build({ sourceMaps: true, say: (line) => console.log(line) });
  const place = electronBinary() ?? (await fetchElectron());
  if (typeof place === 'string') {
    console.log(`Opening the desktop app (Electron at ${place}).`);
    run(place, [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root, ...args]);
    return;
  }
  console.log(`Opening in your browser, because ${place.why}.`);
  run(process.execPath, [join(root, 'dist', 'main', 'browser.js'), ...args]);
}

/** Hands over the terminal: the app hears Ctrl-C itself and closes cleanly, and its exit status is ours. */
function run(command: string, args: readonly string[]): void {
  const child = spawn(command, args, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => {
    console.error(`It could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.removeAllListeners(signal);
  });
}

await main(process.argv.slice(2));
