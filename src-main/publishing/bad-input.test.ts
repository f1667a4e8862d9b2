import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { startCuttingProxy } from '../../e2e/harness/cutting-proxy.ts';
import { freePort } from '../../e2e/harness/postgres-server.ts';
import { sharedPostgres } from '../../e2e/harness/shared-postgres.ts';
import { oneDesigner } from '../testing/designers.ts';
import { closePublishingWorkspaces, openPublishingWorkspace } from '../testing/publishing-workspace.ts';

const server = await sharedPostgres();
afterEach(closePublishingWorkspaces);

function secretsIn(value: unknown, password: string): boolean {
  return JSON.stringify(value).includes(JSON.stringify(password).slice(1, -1));
}

test('a wrong password, a wrong database, a wrong port, an unknown host: each says which', async () => {
  const { w, connection, password } = await oneDesigner(server, { setUp: false });
  const attempt = (change: object, given: string | null) =>
    w.call('publishing.test', {
      environmentId: null,
      connection: { ...connection, ...change },
      password: given,
    });
  expect(await attempt({}, password)).toMatchObject({ ok: true, value: { user: 'designer', tls: false } });
  const wrong = await attempt({}, 'secret-canary');
  expect(wrong).toMatchObject({ ok: false, error: { code: 'wrong-password' } });
  expect(secretsIn(wrong, 'secret-canary')).toBe(false);
  expect(await attempt({}, null)).toMatchObject({ ok: false, error: { code: 'wrong-password' } });
  expect(await attempt({ database: 'nowhere' }, password)).toMatchObject({
    ok: false,
    error: { code: 'no-such-database' },
  });
  expect(await attempt({ port: await freePort() }, password)).toMatchObject({
    ok: false,
    error: { code: 'unreachable' },
  });
  expect(await attempt({ host: 'host.invalid', tls: 'verify' }, password)).toMatchObject({
    ok: false,
    error: { code: 'unreachable' },
  });
  expect(await attempt({ tls: 'verify' }, password)).toMatchObject({
    ok: false,
    error: { code: 'tls-refused' },
  });
  expect(await attempt({ host: '10.1.2.3' }, password)).toMatchObject({
    ok: false,
    error: { code: 'tls-refused' },
  });
  expect(secretsIn([w.logged, w.events], password)).toBe(false);
});

test('a status of a database that does not answer says so, and one without tables says empty', async () => {
  const { w, environmentId, connection, run } = await oneDesigner(server, { setUp: false });
  expect(await w.get('publishing.status', { environmentId })).toMatchObject({
    database: 'empty',
    documents: [],
  });
  const preview = await w.get('publishing.setupPreview', { environmentId });
  expect(preview.state).toBe('empty');
  expect(preview.steps.filter(({ state }) => state === 'to-do')).toHaveLength(11);
  expect(preview.steps.flatMap(({ statements }) => statements).length).toBeGreaterThan(40);
  expect(await run("SELECT to_regclass('journey_templates') AS t")).toEqual([{ t: null }]);
  const id = w.draw('Onboarding');
  for (const command of ['publishing.plan', 'publishing.pull'] as const) {
    expect(await w.call(command, { environmentId, documentIds: [id] })).toMatchObject({
      ok: false,
      error: { code: 'schema-missing' },
    });
  }
  const away = await w.environment({ ...connection, port: await freePort() }, 'x', 'staging', 'Away');
  expect(await w.get('publishing.status', { environmentId: away })).toMatchObject({
    database: 'unreachable',
    detail: expect.stringContaining('nothing answers'),
  });
});

test('production asks for its name, exactly', async () => {
  const { w, connection, password } = await oneDesigner(server);
  const environmentId = await w.environment(connection, password, 'production', 'Production');
  const id = w.draw('Onboarding');
  const plan = await w.plan(environmentId, id);
  for (const confirmation of [null, '', 'production', 'Production ']) {
    expect(
      await w.call('publishing.push', { planId: plan.id, planHash: plan.hash, confirmation }),
    ).toMatchObject({
      ok: false,
      error: { code: 'confirmation-needed' },
    });
  }
  expect(
    await w.call('publishing.push', {
      planId: plan.id,
      planHash: 'f'.repeat(64),
      confirmation: 'Production',
    }),
  ).toMatchObject({
    ok: false,
    error: { code: 'plan-outdated' },
  });
  expect(
    await w.call('publishing.push', { planId: plan.id, planHash: plan.hash, confirmation: 'Production' }),
  ).toMatchObject({ ok: false, error: { code: 'environment-locked' } });
  expect(await w.get('publishing.pushes', { environmentId })).toEqual([]);
  await w.unlock(environmentId);
  expect(
    await w.call('publishing.push', { planId: plan.id, planHash: plan.hash, confirmation: 'Production' }),
  ).toMatchObject({ ok: true });
  expect(
    await w.call('publishing.push', { planId: plan.id, planHash: plan.hash, confirmation: 'Production' }),
  ).toMatchObject({
    ok: false,
    error: { code: 'plan-outdated' },
  });
});

test('a name that another row has stops the plan, and nothing is written', async () => {
  const { w, environmentId, run } = await oneDesigner(server);
  await run(
    "INSERT INTO journey_templates (template_name, journey_type, stages, touchpoints) VALUES ('Onboarding', 'consumer', '[]', '[]')",
  );
  const id = w.draw('Onboarding');
  const plan = await w.plan(environmentId, id);
  expect(plan.rehearsal).toMatchObject({
    ok: false,
    error: 'Another row there is already called "Onboarding". Rename yours, or pull that one first.',
  });
  expect(await w.push(environmentId, id)).toMatchObject({ ok: false, error: { code: 'push-failed' } });
  expect(await run('SELECT count(*) AS n FROM journey_templates')).toEqual([{ n: '1' }]);
});

const refusedTexts = [
  ['too long', null, 'version', 'v'.repeat(21), /version has 21 characters; the column takes 20/],
  ['astral characters count once', null, 'version', '🙂'.repeat(21), /version has 21 characters/],
  ['NUL', 'stage', 'description', 'a\u0000b', /^stages\[\d\]\.description holds a NUL character/],
  ['a lone surrogate', 'stage', 'description', 'a\ud800', /^stages\[\d\]\.description .*lone surrogate/],
  ['NUL in a header field', null, 'description', 'a\u0000b', /^description holds a NUL character/],
] as const;

test('what no row can hold is refused where it enters, or by the plan with its place', async () => {
  const { w, environmentId, run } = await oneDesigner(server);
  for (const [what, kind, field, text, reason] of refusedTexts) {
    const id = w.draw(what);
    let words = '';
    try {
      w.edit(id, kind, { [field]: text });
      words = (await w.plan(environmentId, id)).documents[0]?.blocked ?? '';
    } catch (thrown) {
      words = String(thrown);
    }
    expect(words, what).toMatch(/NUL|character|surrogate|long/i);

    // Planted as an import of an older version could have left it.
    const planted = w.draw(`${what}, planted`);
    const json = JSON.stringify(text).replaceAll("'", "''");
    w.file.exec(
      kind === null
        ? `UPDATE documents SET header = json_set(header, '$.${field}', json('${json}')) WHERE id = '${planted}'`
        : `UPDATE records SET body = json_set(body, '$.${field}', json('${json}')) WHERE kind = '${kind}' AND document_id = '${planted}'`,
    );
    const plan = await w.plan(environmentId, planted);
    expect(plan.documents[0], what).toMatchObject({
      blocked: expect.stringMatching(reason),
      write: 'none',
    });
    expect(await w.push(environmentId, planted)).toMatchObject({
      ok: false,
      error: { code: 'findings-block' },
    });
  }
  expect(await run('SELECT count(*) AS n FROM journey_templates')).toEqual([{ n: '0' }]);
});

test.each([
  ['before COMMIT reaches the server', 'before', 'rolled-back', '0'],
  ['after COMMIT was done, before its answer', 'after', 'committed', '1'],
] as const)(
  'a connection that dies %s is decided by looking, never by sending again',
  async (_, when, state, rows) => {
    const { w, connection, password, run } = await oneDesigner(server);
    const proxy = await startCuttingProxy(connection.port);
    const environmentId = await w.environment(
      { ...connection, port: proxy.port },
      password,
      'dev',
      'Through the proxy',
    );
    const id = w.draw('Onboarding');
    const plan = await w.plan(environmentId, id);
    proxy.cutAt({ at: 'COMMIT\0', when });
    const pushed = await w.get('publishing.push', {
      planId: plan.id,
      planHash: plan.hash,
      confirmation: null,
    });
    expect(pushed.state).toBe(state);
    expect(proxy.cuts()).toBe(1);
    expect(await run('SELECT count(*) AS n FROM journey_templates')).toEqual([{ n: rows }]);
    expect(await w.states(environmentId)).toEqual({
      Onboarding: state === 'committed' ? 'equal' : 'new-here',
    });
    await proxy.stop();
  },
);

test('an answer that is lost while the server stays away is unknown until it can be asked', async () => {
  const { w, connection, password, run } = await oneDesigner(server);
  const proxy = await startCuttingProxy(connection.port);
  const through = { ...connection, port: proxy.port };
  const environmentId = await w.environment(through, password, 'dev', 'Through the proxy');
  const id = w.draw('Onboarding');
  const plan = await w.plan(environmentId, id);
  proxy.cutAt({ at: 'COMMIT\0', when: 'after', thenAway: true });
  const pushed = await w.get('publishing.push', { planId: plan.id, planHash: plan.hash, confirmation: null });
  expect(pushed).toMatchObject({ state: 'unknown', finishedAt: null });
  expect(pushed.message).toContain('Either all of it is there or nothing');
  const still = await w.call('publishing.settlePush', { pushId: pushed.id });
  expect(still).toMatchObject({
    ok: false,
    error: {
      code: 'unreachable',
      message: expect.stringContaining('still not known whether Through the proxy'),
    },
  });
  expect(JSON.stringify(still), 'which would be a lie').not.toMatch(/nothing was (written|changed)/i);
  expect(await run('SELECT count(*) AS n FROM journey_templates')).toEqual([{ n: '1' }]);
  proxy.comeBack();
  const settled = await w.get('publishing.settlePush', { pushId: pushed.id });
  expect(settled).toMatchObject({ state: 'committed', finishedAt: expect.any(String) });
  expect(await w.states(environmentId)).toEqual({ Onboarding: 'equal' });
  await proxy.stop();
});

test('what the server says is text from outside: no control characters, no length, no password', async () => {
  const password = 'secret-canary';
  const evil = createServer((client) => {
    client.once('data', () => {
      const fields = `SFATAL\0VFATAL\0C28P01\0M\u001b[31m<script>${password}\u202e\n${'x'.repeat(1_000_000)}\0\0`;
      const body = Buffer.from(fields, 'utf8');
      const head = Buffer.alloc(5);
      head.write('E');
      head.writeInt32BE(body.length + 4, 1);
      client.end(Buffer.concat([head, body]));
    });
    client.on('error', () => undefined);
  });
  const port = await new Promise<number>((resolve) => {
    evil.listen(0, '127.0.0.1', () => resolve((evil.address() as { port: number }).port));
  });
  const w = openPublishingWorkspace();
  const connection = {
    kind: 'postgres',
    host: '127.0.0.1',
    port,
    database: 'd',
    user: 'u',
    schema: 'public',
    tls: 'off',
    authority: null,
  } as const;
  const refused = await w.call('publishing.test', { environmentId: null, connection, password });
  expect(refused).toMatchObject({ ok: false, error: { code: 'wrong-password' } });
  const text = refused.ok ? '' : refused.error.message;
  expect(text.length).toBeLessThan(500);
  expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(text).not.toContain(password);
  evil.close();
});

test('a schema whose name needs quoting, and a user who may only read', async () => {
  const { w, environmentId, connection, run } = await oneDesigner(server, { schema: 'Jour"neys; --' });
  const id = w.draw('Onboarding');
  expect(await w.push(environmentId, id)).toMatchObject({ ok: true });
  expect(await run('SELECT count(*) AS n FROM "Jour""neys; --".journey_templates')).toEqual([{ n: '1' }]);
  await run(
    `CREATE ROLE reader LOGIN PASSWORD 'reader'; GRANT USAGE ON SCHEMA "Jour""neys; --" TO reader; GRANT SELECT ON "Jour""neys; --".journey_templates TO reader`,
  );
  const reader = await w.environment({ ...connection, user: 'reader' }, 'reader', 'staging', 'As reader');
  const pulled = await w.get('publishing.pull', { environmentId: reader, documentIds: [] });
  expect(pulled.conflicts).toEqual([]);
  w.edit(id, 'stage', { name: 'Edited' });
  const plan = await w.plan(reader, id);
  expect(plan.checks.find(({ name }) => name === 'Permissions')).toMatchObject({ passed: false });
  expect(await w.push(reader, id)).toMatchObject({ ok: false, error: { code: 'push-failed' } });
});

test('a trigger that changes what is written stops the push', async () => {
  const { w, environmentId, run } = await oneDesigner(server);
  await run(`CREATE FUNCTION meddle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.description := 'meddled'; RETURN NEW; END $$;
    CREATE TRIGGER meddle BEFORE INSERT OR UPDATE ON journey_templates FOR EACH ROW EXECUTE FUNCTION meddle()`);
  const id = w.draw('Onboarding');
  expect(await w.push(environmentId, id)).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('otherwise than planned') },
  });
  expect(await run('SELECT count(*) AS n FROM journey_templates')).toEqual([{ n: '0' }]);
});

test('environments keep no secret, and a password never goes to another server', async () => {
  const { w, environmentId, connection, password } = await oneDesigner(server);
  const [, environment] = await w.get('publishing.environments', {});
  expect(environment).toMatchObject({ id: environmentId, password: 'sealed' });
  expect(secretsIn(environment, password)).toBe(false);
  const save = (change: object) =>
    w.call('publishing.saveEnvironment', {
      id: environmentId,
      name: 'Dev',
      role: 'dev',
      connection,
      password: null,
      remember: true,
      ...change,
    });
  expect(await save({ name: ' sandbox ' })).toMatchObject({ ok: false, error: { code: 'name-taken' } });
  expect(await save({ connection: { ...connection, host: 'db.example.com' } })).toMatchObject({
    ok: false,
    error: { code: 'tls-refused' },
  });
  expect(await save({})).toMatchObject({ ok: true, value: { password: 'sealed' } });
  expect(await save({ connection: { ...connection, port: connection.port + 1 } })).toMatchObject({
    ok: true,
    value: { password: 'none' },
  });
  await w.get('publishing.removeEnvironment', { environmentId });
  expect(await w.call('publishing.status', { environmentId })).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  });
});
