import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { attacks } from '../../../stress/loopback/attacks.ts';
import { sendRaw } from '../../../stress/loopback/raw-request.ts';
import { type OpenTarget, openTarget } from '../../../stress/loopback/target.ts';

let target: OpenTarget;

beforeAll(async () => {
  target = await openTarget(false);
});
afterAll(() => target.close());

const host = (): string => `Host: 127.0.0.1:${target.port}`;

describe('the user’s own window', () => {
  test('enters with a fresh code, gets a strict cookie and moves on to a clean address', async () => {
    const { status, head, body } = await sendRaw(target.port, [
      `GET /enter?code=${target.newCode()} HTTP/1.1`,
      host(),
    ]);
    expect(status).toBe(200);
    expect(head).toMatch(/set-cookie: jd_\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict/i);
    expect(head).toMatch(/cache-control: no-store/i);
    expect(body).toContain('url=/');
  });

  test('may enter by a link in a web terminal', async () => {
    const answer = await sendRaw(target.port, [
      `GET /enter?code=${target.newCode()} HTTP/1.1`,
      host(),
      'Sec-Fetch-Site: cross-site',
      'Sec-Fetch-Mode: navigate',
      'Sec-Fetch-Dest: document',
    ]);
    expect(answer.status).toBe(200);
  });

  test('gets the page with every protecting header', async () => {
    const { status, head } = await sendRaw(target.port, [
      'GET / HTTP/1.1',
      host(),
      `Cookie: ${target.cookie}`,
    ]);
    expect(status).toBe(200);
    const policy = /content-security-policy: (.+)/i.exec(head)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe-eval');
    for (const header of ['nosniff', 'no-referrer', 'no-store', 'cross-origin-opener-policy: same-origin']) {
      expect(head.toLowerCase()).toContain(header);
    }
  });

  test('reloads its first address without losing its session', async () => {
    const lines = ['GET /enter?code=whatever HTTP/1.1', host(), `Cookie: ${target.cookie}`];
    expect((await sendRaw(target.port, lines)).head).toMatch(/^HTTP\/1\.1 303[\s\S]*location: \//i);
    expect((await sendRaw(target.port, ['GET / HTTP/1.1', host(), `Cookie: ${target.cookie}`])).status).toBe(
      200,
    );
  });

  test('sends requests and gets replies over its socket', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${target.port}/socket`, {
      headers: { Cookie: target.cookie, Origin: `http://127.0.0.1:${target.port}` },
    });
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    socket.send(JSON.stringify({ id: 7, command: 'workspace.status', input: {} }));
    const reply = await new Promise<Buffer>((resolve) => socket.once('message', resolve));
    expect(JSON.parse(reply.toString())).toEqual({ id: 7, ok: true, value: {} });
    socket.close();
  });

  test('a second start with the owner’s secret gets a fresh address', async () => {
    const { status, body } = await sendRaw(target.port, [
      'POST /again HTTP/1.1',
      host(),
      `Authorization: Bearer ${target.ownerSecret}`,
      'Content-Length: 0',
    ]);
    expect(status).toBe(200);
    expect(body).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/enter\?code=[\w-]{43}/);
  });
});

test('a code that is shown twice ends the session that it opened', async () => {
  const code = target.newCode();
  const enter = [`GET /enter?code=${code} HTTP/1.1`, host()];
  const cookie = /set-cookie: ([^;]+)/i.exec((await sendRaw(target.port, enter)).head)?.[1];
  const page = ['GET / HTTP/1.1', host(), `Cookie: ${cookie}`];
  expect((await sendRaw(target.port, page)).status).toBe(200);
  expect((await sendRaw(target.port, enter)).status).toBe(403);
  expect((await sendRaw(target.port, page)).status).toBe(403);
});

describe('refused', () => {
  test.each(attacks.map((attack) => [attack.name, attack] as const))('%s', async (_name, attack) => {
    expect(await attack.run(target)).toBe(false);
  });
});
