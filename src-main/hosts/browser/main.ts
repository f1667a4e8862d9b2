import { refuseOldNode } from '../node-version.ts';

if (!refuseOldNode()) {
  const { runBrowserHost } = await import('./run.ts');
  await runBrowserHost(process.argv.slice(2), process.env);
}
