import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { e2eSums, vitestSums } from './test-sums.ts';

const root = dirname(import.meta.dirname);

test('what failed is named with why, and a file that did not load counts as one failure', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    testResults: [
      {
        name: join(root, 'a.test.ts'),
        status: 'passed',
        assertionResults: [{ status: 'passed', fullName: 'is well', failureMessages: [] }],
      },
      {
        name: join(root, 'shared', 'b.test.ts'),
        status: 'failed',
        assertionResults: [
          {
            status: 'failed',
            fullName: 'adds',
            failureMessages: ['Error: Property failed\n{ seed: 7 }\n    at b.test.ts:7\n    at b.test.ts:1'],
          },
          { status: 'passed', fullName: 'takes away', failureMessages: [] },
        ],
      },
      {
        name: join(root, 'c.test.ts'),
        status: 'failed',
        message: 'no such module\nfrom c',
        assertionResults: [],
      },
    ],
  };
  expect(vitestSums(JSON.stringify(report))).toEqual({
    passed: 5,
    failed: 2,
    failures: [
      'shared/b.test.ts adds: Error: Property failed { seed: 7 }',
      'c.test.ts: no such module from c',
    ],
    again: [],
  });
});

test('on a machine of a continuous integration a second try counts once and is named, and two failures are one', async () => {
  const on = await sumsOf({ CI: 'true' });
  expect(on).toMatchObject({ passed: 1, failed: 1 });
  expect(on.again.join()).toMatch(/tries\.test\.js passes in the end: .*expected 1 to be 2/);
  expect(on.failures.join()).toMatch(/tries\.test\.js fails twice: .*expected 2 to be 3/);
  const off = await sumsOf({ CI: '' });
  expect(off).toMatchObject({ passed: 0, failed: 2, again: [] });
});

test('an end-to-end run without tests is a failure', () => {
  const none = { failures: [], again: [] };
  expect(e2eSums(JSON.stringify({ passed: 0, failed: 0, ...none }))).toEqual({
    passed: 0,
    failed: 1,
    ...none,
  });
  const failures = ['e2e/app/some.spec.ts:7 fails'];
  const again = ['e2e/app/some.spec.ts:9 passes in the end'];
  expect(e2eSums(JSON.stringify({ passed: 3, failed: 1, failures, again }))).toEqual({
    passed: 3,
    failed: 1,
    failures,
    again,
  });
});

/** Two tests that count their tries, run by the real vitest with the tries that our configuration gives. */
async function sumsOf(env: Readonly<Record<string, string>>): Promise<ReturnType<typeof vitestSums>> {
  const folder = mkdtempSync(join(tmpdir(), 'jd-tries-'));
  const report = join(folder, 'report.json');
  const config = join(folder, 'vitest.config.mjs');
  try {
    writeFileSync(
      config,
      `import ours from ${JSON.stringify(join(root, 'vitest.config.ts'))};
       const [retry, ...others] = new Set(ours.test.projects.map((project) => project.test.retry));
       if (others.length > 0) throw new Error('The projects differ');
       export default { test: { retry, globals: true } };`,
    );
    writeFileSync(
      join(folder, 'tries.test.js'),
      `let tries = 0;
       test('passes in the end', () => expect((tries += 1)).toBe(2));
       let others = 0;
       test('fails twice', () => expect((others += 1)).toBe(3));`,
    );
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
    const args = [vitest, 'run', '--root', folder, '--config', config];
    // Its status says that a test failed, as one does.
    await new Promise<void>((resolve) => {
      execFile(
        process.execPath,
        [...args, '--reporter=json', `--outputFile.json=${report}`],
        { cwd: folder, env: { ...process.env, ...env } },
        () => resolve(),
      );
    });
    return vitestSums(readFileSync(report, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
