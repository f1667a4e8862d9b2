import { refuseOldNode } from '../node-version.ts';

if (!refuseOldNode()) {
  const { runCli } = await import('./run.ts');
  process.exitCode = await runCli(process.argv.slice(2), process.env);
}
