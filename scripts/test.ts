import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { root } from './build.ts';
import { e2eSums, type Sums, vitestSums } from './test-sums.ts';

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** What the step's own report says; a step without one counts as one check. */
  readonly sums?: () => Sums;
}

const scratch = mkdtempSync(join(tmpdir(), 'jd-test-'));
const vitestReport = join(scratch, 'vitest.json');
const e2eReport = join(scratch, 'e2e.json');

const steps: readonly Step[] = [
  { name: 'types', command: ['tsc', '-b'] },
  {
    name: 'lint',
    command: [
      'oxlint',
      '--type-aware',
      'shared',
      'src-main',
      'src-renderer',
      'e2e',
      'bench',
      'stress',
      'scripts',
    ],
  },
  { name: 'format', command: ['biome', 'check', '.'] },
  { name: 'import table', command: [process.execPath, 'scripts/check-imports.ts'] },
  {
    name: 'unit and integration tests',
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
    sums: () => vitestSums(readFileSync(vitestReport, 'utf8')),
  },
  { name: 'build', command: [process.execPath, 'scripts/build.ts'] },
  {
    name: 'end-to-end tests',
    command: ['playwright', 'test', '-c', 'e2e/playwright.config.ts'],
    env: { JD_E2E_SUMS: e2eReport },
    sums: () => e2eSums(readFileSync(e2eReport, 'utf8')),
  },
  { name: 'package', command: [process.execPath, 'scripts/package.ts', '--dir'] },
];

/** `npm test`: every check and every test, each step to its end, and the sums in the very last line. */
async function main(): Promise<void> {
  const totals: (Sums & { readonly name: string })[] = [];
  for (const step of steps) {
    console.log(`\n== ${step.name}`);
    const ok = await run(step);
    totals.push({ name: step.name, ...outcomeOf(step, ok) });
  }
  rmSync(scratch, { recursive: true, force: true });
  console.log('');
  for (const { name, passed, failed } of totals) console.log(`${name}: ${passed} passed, ${failed} failed`);
  // A test that passes only sometimes is a fault to be mended, also where the run has passed.
  for (const test of totals.flatMap(({ again }) => again)) console.log(`needed a second try: ${test}`);
  // Said again at the end: of a long log it may be the end only that somebody sees.
  for (const failure of totals.flatMap(({ failures }) => failures)) console.log(`failed: ${failure}`);
  const passed = totals.reduce((sum, total) => sum + total.passed, 0);
  const failed = totals.reduce((sum, total) => sum + total.failed, 0);
  process.exitCode = failed === 0 ? 0 : 1;
  console.log(`${passed} passed, ${failed} failed`);
}

/** A check without tests of its own is named by the line of its sums. */
function outcomeOf(step: Step, ok: boolean): Sums {
  if (step.sums === undefined) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, failures: [], again: [] };
  try {
    const sums = step.sums();
    if (ok || sums.failed > 0) return sums;
    // An error outside of the tests, as one in what a test left running.
    return { ...sums, failed: 1, failures: [`${step.name}: every test passed, and the run ended badly`] };
  } catch {
    return { passed: 0, failed: 1, failures: [`${step.name}: left no report`], again: [] };
  }
}

function run(step: Step): Promise<boolean> {
  const [command, ...args] = step.command;
  const path = [join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
  const child = spawn(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, PATH: path, JD_NO_FETCH: '1', ...step.env },
  });
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message);
      resolve(false);
    });
    child.once('exit', (code) => resolve(code === 0));
  });
}

await main();
