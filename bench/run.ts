import { bundle } from './bundle.ts';
import { canvas } from './canvas.ts';
import { diff } from './diff.ts';
import { document } from './document.ts';
import { edit } from './edit.ts';
import { frames } from './frames.ts';
import { layout } from './layout.ts';
import { merge } from './merge.ts';
import { push } from './push.ts';
import { start } from './start.ts';

/** What a bench gets from the command line: `npm run bench -- canvas --full`. */
export type Bench = (options: ReadonlyMap<string, string>) => Promise<{ readonly short: number }>;

/** A new bench is one file and one line here. */
const benches: Readonly<Record<string, Bench>> = {
  bundle,
  canvas,
  diff,
  document,
  edit,
  frames,
  layout,
  merge,
  push,
  start,
};

const [name, ...rest] = process.argv.slice(2);
const bench = name === undefined ? undefined : benches[name];
if (!bench) {
  process.stderr.write(
    `Usage: npm run bench -- <${Object.keys(benches).join(' | ')}> [--full] [--option value]\n`,
  );
  process.exitCode = 2;
} else {
  const { short } = await bench(readOptions(rest));
  process.exitCode = short === 0 ? 0 : 1;
}

function readOptions(args: readonly string[]): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  for (const [index, arg] of args.entries()) {
    if (!arg.startsWith('--')) continue;
    const next = args[index + 1];
    options.set(arg.slice(2), next === undefined || next.startsWith('--') ? 'true' : next);
  }
  return options;
}
