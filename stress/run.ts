import { randomInt } from 'node:crypto';
import { readOptions, sizeOf } from './options.ts';
import { stressRuns } from './registry.ts';

/**
 * `npm run stress -- <name> [--option value]`: one randomised run. The seed is printed first, so that any run can be had
 * again with `--seed`; the last line holds the figures, and the exit status is 0 only where the promise holds.
 */
async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  const run = name === undefined || !Object.hasOwn(stressRuns, name) ? undefined : stressRuns[name];
  if (!run) {
    const names = Object.entries(stressRuns).map(([key, { promise }]) => `  ${key}  ${promise}`);
    console.error(`Name one of these runs:\n${names.join('\n')}`);
    return 2;
  }
  const options = readOptions(rest);
  if (!options.ok) {
    console.error(options.error);
    return 2;
  }
  const seed = sizeOf(options.value, 'seed', randomInt(2 ** 31));
  const mutate = options.value['mutate'] === true;
  console.log(`seed=${seed}${mutate ? ' mutate (this run must fail)' : ''}`);
  const { line, holds } = await run.start({ seed, mutate, options: options.value, print: console.log });
  console.log(line);
  return holds ? 0 : 1;
}

// Ended by hand, it takes along what it started: a server is stopped when this process exits.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

process.exitCode = await main(process.argv.slice(2));
