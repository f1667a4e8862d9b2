import { refuseOldNode } from '../node-version.ts';

if (!refuseOldNode()) {
  const { runCli } = await import('./run.ts');
  try {
    process.exitCode = await runCli(process.argv.slice(2), process.env);
  } catch (thrown) {
    // Expected failures are values; this one belongs into a report, so all of it is told.
    const what = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    process.stderr.write(
      `Something went wrong inside Journey Designer. What was saved before is safe.\n${what}\n`,
    );
    process.exitCode = 1;
  }
}
