import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { overSocket } from '../harness/commands.ts';
import { expect, test } from '../harness/fixtures.ts';
import { projectRoot } from '../harness/host-process.ts';

test('opens at a clean address with a cookie that scripts cannot read', async ({ page, context }) => {
  expect(new URL(page.url()).search).toBe('');
  await expect(page).toHaveTitle(/Journey Designer/);
  const [cookie] = await context.cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
  expect(await page.evaluate(() => document.cookie)).toBe('');
  await page.reload();
  expect(await overSocket(page, 'workspace.status', {})).toMatchObject({
    ok: true,
    value: { state: 'open', host: 'browser' },
  });
});

test('a window whose files do not come says so, and loads again', async ({ page }) => {
  await page.route('**/assets/app-*.js', (route) => route.abort());
  await page.reload();
  await expect(page.getByRole('heading', { name: 'The window could not be loaded' })).toBeVisible();
  await page.unroute('**/assets/app-*.js');
  await page.getByRole('button', { name: 'Load the window again' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome to Journey Designer' })).toBeVisible();
});

test('keeps what was saved over a restart and over a power cut', async ({ page, app }) => {
  const made = await overSocket(page, 'documents.create', {
    kind: 'journey',
    name: 'Kept over restarts',
    template: null,
  });
  expect(made.ok).toBe(true);
  await app.restart();
  const names = async (): Promise<readonly string[]> => {
    const list = await overSocket(page, 'documents.list', { archived: false });
    return list.ok ? list.value.map((item) => item.name) : [];
  };
  expect(await names()).toContain('Kept over restarts');
  await app.kill();
  await app.start();
  expect(await names()).toContain('Kept over restarts');
});

test('a second start on the same workspace opens a window of the first and ends', async ({
  page,
  app,
  context,
}) => {
  await overSocket(page, 'workspace.status', {});
  const second = spawn(process.execPath, [join(projectRoot, 'dist', 'main', 'browser.js'), '--no-open'], {
    env: { ...process.env, JD_WORKSPACE: app.folder },
  });
  let output = '';
  second.stdout.on('data', (data: Buffer) => (output += data.toString()));
  expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(0);
  const url = /http:\/\/127\.0\.0\.1:\d+\/enter\?code=\S+/.exec(output)?.[0] ?? '';
  expect(output).toContain('already open');
  const other = await context.newPage();
  await other.goto(url);
  await other.waitForURL((address) => address.pathname === '/');
  expect((await overSocket(other, 'workspace.status', {})).ok).toBe(true);
});

test('only its own user can read how to reach it, and the file goes with it', async ({ app, page }) => {
  await page.waitForLoadState();
  const file = join(app.folder, 'workspace.owner.json');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await app.host().stop()).toBe(0);
  expect(() => statSync(file)).toThrow(/ENOENT/);
  expect(app.host().output()).toContain('Everything that was marked as saved is kept.');
});

test('ends by itself once no window is open any more', async ({ page, app }) => {
  await app.host().stop();
  const child = spawn(
    process.execPath,
    [join(projectRoot, 'dist', 'main', 'browser.js'), '--no-open', '--idle-minutes', '0.01'],
    {
      env: { ...process.env, JD_WORKSPACE: app.folder },
    },
  );
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0);
  expect(output).toContain('No window is open any more');
  await page.close();
});

test.describe('against the content policy', () => {
  test.use({ breachesPolicy: true });

  test('the page cannot run inline scripts or eval', async ({ page }) => {
    const violations = await page.evaluate(async () => {
      const seen: string[] = [];
      const both = new Promise<void>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => {
          seen.push(event.effectiveDirective);
          if (seen.includes('script-src-elem') && seen.includes('img-src')) resolve();
        });
        setTimeout(resolve, 10_000);
      });
      const script = document.createElement('script');
      script.textContent = 'globalThis.inlineRan = true';
      document.body.append(script);
      // In a task of its own: what runs in the debugger's own call may evaluate whatever it likes.
      const evaluated = await new Promise((resolve) => {
        setTimeout(() => {
          try {
            // oxlint-disable-next-line typescript/no-implied-eval
            resolve(Function('return 1')());
          } catch {
            resolve('refused');
          }
        });
      });
      const image = new Image();
      image.src = 'https://example.org/x.png';
      await both;
      return { seen, evaluated, ran: 'inlineRan' in globalThis };
    });
    expect(violations.ran).toBe(false);
    expect(violations.evaluated).toBe('refused');
    expect(violations.seen).toEqual(expect.arrayContaining(['script-src-elem', 'img-src']));
  });
});

test('another site in the same browser gets nothing', async ({ page, context, app }) => {
  const evil = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end('<!doctype html><title>evil</title>');
  });
  await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve));
  const target = new URL(page.url()).origin;
  const other = await context.newPage();
  try {
    // The same host and another port: cookies of the app are sent here, too, which makes it the worst neighbour.
    await other.goto(`http://127.0.0.1:${(evil.address() as AddressInfo).port}/`);
    const got = await other.evaluate(async (origin) => {
      const attempt = async (work: Promise<unknown>): Promise<string> =>
        work.then(
          () => 'got in',
          () => 'refused',
        );
      const socket = new Promise((resolve, reject) => {
        const ws = new WebSocket(`${origin.replace('http', 'ws')}/socket`);
        ws.addEventListener('open', resolve);
        ws.addEventListener('error', reject);
      });
      const frame = document.createElement('iframe');
      frame.src = `${origin}/`;
      document.body.append(frame);
      await new Promise((resolve) => frame.addEventListener('load', resolve));
      return {
        fetched: await attempt(fetch(`${origin}/`, { credentials: 'include' })),
        socket: await attempt(socket),
        opaque:
          (await fetch(`${origin}/`, { mode: 'no-cors', credentials: 'include' }).catch(() => null)) === null,
        framed: frame.contentDocument !== null,
      };
    }, target);
    expect(got).toEqual({ fetched: 'refused', socket: 'refused', opaque: true, framed: false });
  } finally {
    evil.close();
  }
  expect(app.host().output()).not.toContain('Error');
});
