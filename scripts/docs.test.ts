import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { parseArguments } from '../src-main/hosts/cli/arguments.ts';

const root = join(import.meta.dirname, '..');
const files = ['*.md', 'docs/**/*.md'].flatMap((pattern) => globSync(pattern, { cwd: root })).sort();
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
/** The lists of what can be run, as text: importing them would import the application. */
const lists = { stress: 'stress/registry.ts', bench: 'bench/run.ts' } as const;

function isListed(script: string, name: string | undefined): boolean {
  if (name === undefined || (script !== 'stress' && script !== 'bench')) return true;
  return new RegExp(`^  '?${name}'?[:,]`, 'm').test(readFileSync(join(root, lists[script]), 'utf8'));
}

const folders = [
  'shared',
  'src-main',
  'src-renderer',
  'e2e',
  'stress',
  'bench',
  'scripts',
  'migrations',
  'docs',
  'bin',
  'schemas',
];

/** What was written for a person to run or open: a line of a block, or what stands between backticks. */
function spoken(text: string): readonly string[] {
  const blocks = text.match(/```[\s\S]*?```/g) ?? [];
  const lines = blocks.flatMap((block) => block.split('\n'));
  const rest = text.replaceAll(/```[\s\S]*?```/g, '');
  return [
    ...lines.map((line) => line.replace(/^ *- /, '').replace(/ +#.*$/, '')),
    ...Array.from(rest.matchAll(/`([^`]+)`/g), ([, one = '']) => one),
  ];
}

/** `<kind>` and `*` stand for anything, `{a,b}` for either. */
function isThere(path: string): boolean {
  const pattern = path.replaceAll(/<[^>]+>/g, '*').replace(/\/$/, '');
  return existsSync(join(root, path)) || globSync([pattern, `${pattern}.ts`], { cwd: root }).length > 0;
}

/** What is wrong with a line that starts our program; null: it would run. */
function refusal(line: string): string | null {
  const words = line.replace(/^(npx )?journey-designer /, '').match(/"[^"]*"|\S+/g) ?? [];
  const parsed = parseArguments(words.map((word) => word.replaceAll('"', '')));
  return parsed.kind === 'usage' ? `${line}: ${parsed.message}` : null;
}

test.each(files)('%s names what is there', (file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const links = Array.from(text.matchAll(/\]\(([^)#]+)[^)]*\)/g), ([, to = '']) => to);
  const said = spoken(text);
  const paths = said.filter((one) => /^[^ ]+$/.test(one) && folders.includes(one.split('/')[0] ?? ''));
  const runs = said.flatMap((one) => [...one.matchAll(/npm run ([\w:-]+)(?: -- ([\w-]+))?/g)]);
  const starts = said.filter((one) => /^(npx )?journey-designer /.test(one) && !/<command>|\|/.test(one));
  expect({
    links: links.filter((to) => !/^\w+:/.test(to) && !existsSync(join(root, dirname(file), to))),
    paths: paths.filter((path) => !isThere(path)),
    runs: runs.filter(([, script = '', name]) => !Object.hasOwn(scripts, script) || !isListed(script, name)),
    starts: starts.map(refusal).filter((wrong) => wrong !== null),
  }).toEqual({ links: [], paths: [], runs: [], starts: [] });
});
