import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { overSocket } from '../harness/commands.ts';
import { expect, test } from '../harness/fixtures.ts';
import { freshFolder, projectRoot, removeFolder } from '../harness/host-process.ts';

// What a command answers and how it ends is tried in `src-main/hosts/cli/exit-status.test.ts`; here it is the program as it is installed.
const program = join(projectRoot, 'bin', 'journey-designer.mjs');

function environmentOf(folder: string, env: Readonly<Record<string, string>>) {
  return { ...process.env, JD_WORKSPACE: folder, ...env };
}

function cli(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    env: environmentOf(folder, env),
  });
  return { status, stdout, stderr };
}

async function endOf(
  child: ChildProcess,
): Promise<{ readonly status: number | null; readonly stderr: string }> {
  let stderr = '';
  child.stderr?.on('data', (data: Buffer) => (stderr += data.toString()));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, stderr };
}

test('the program says what it is, minds no closed pipe, writes no colours, and ends when it is told to', async () => {
  const folder = freshFolder();
  // A database that takes the call and never says a word.
  const silent = createServer().listen(0, '127.0.0.1');
  try {
    const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(cli(folder, ['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
    expect(cli(folder, ['dance'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('--help'),
    });
    const piped = spawnSync(
      'bash',
      ['-c', `set -o pipefail; "$0" "${program}" --help | head -1`, process.execPath],
      {
        encoding: 'utf8',
        env: environmentOf(folder, { FORCE_COLOR: '1' }),
      },
    );
    expect(piped).toMatchObject({
      status: 0,
      stdout: 'Usage: journey-designer <command> [options]\n',
      stderr: '',
    });

    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const env = { CI: '1', JD_URL: `postgres://u:p@127.0.0.1:${port}/x?sslmode=disable` };
    expect(cli(folder, ['environment', 'Silent', '--role', 'dev'], env).status).toBe(0);
    const waiting = spawn(process.execPath, [program, 'diff', 'Silent'], { env: environmentOf(folder, env) });
    const ended = endOf(waiting);
    const [socket] = (await once(silent, 'connection')) as [NodeJS.ReadableStream];
    await once(socket, 'readable');
    waiting.kill('SIGINT');
    expect(await ended).toMatchObject({ status: 130, stderr: expect.stringMatching(/^Stopping: /) });
  } finally {
    silent.close();
    removeFolder(folder);
  }
});

test('a workspace in use is status 3, and one with a passphrase opens with it and not without', async ({
  app,
  page,
}) => {
  const passphrase = 'correct horse battery staple';
  expect(await overSocket(page, 'workspace.setPassphrase', { passphrase })).toMatchObject({ ok: true });
  expect(cli(app.folder, ['list'])).toMatchObject({ status: 3, stdout: '' });
  await app.host().stop();
  expect(cli(app.folder, ['list'], { JD_PASSPHRASE: '' })).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringContaining('JD_PASSPHRASE'),
  });
  expect(cli(app.folder, ['list'], { JD_PASSPHRASE: 'wrong' }).status).toBe(1);
  expect(cli(app.folder, ['list'], { JD_PASSPHRASE: passphrase }).status).toBe(0);
});
