import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type PostgresServer, startPostgres } from '../../../e2e/harness/postgres-server.ts';
import { closePublishingWorkspaces, openPublishingWorkspace } from '../../testing/publishing-workspace.ts';
import { connectToServer } from '../postgres/server-connection.ts';

/** Node cannot make certificates; where openssl is missing, the test says that it was skipped. */
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const passphrase = 'a phrase of the key';
let server: PostgresServer;
let certificate = '';
/** What the user `certified` comes with: a certificate of that name, its key in clear and sealed; and a stranger's. */
const client = { certificate: '', key: '', sealedKey: '', strangers: '' };

beforeAll(async () => {
  if (!hasOpenssl) return;
  const folder = mkdtempSync(join(tmpdir(), 'jd-certificate-'));
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  openssl('req', '-x509', ...newKey, '-days', '2', '-keyout', 'key.pem', '-out', 'certificate.pem', ...name);
  for (const user of ['certified', 'stranger']) {
    openssl('req', ...newKey, '-keyout', `${user}.key`, '-out', `${user}.csr`, '-subj', `/CN=${user}`);
    const by = ['-CA', 'certificate.pem', '-CAkey', 'key.pem', '-CAcreateserial', '-days', '2'];
    openssl('x509', '-req', '-in', `${user}.csr`, '-out', `${user}.pem`, ...by);
  }
  const seal = ['-topk8', '-v2', 'aes256', '-passout', `pass:${passphrase}`];
  openssl('pkcs8', ...seal, '-in', 'certified.key', '-out', 'sealed.key');
  certificate = read('certificate.pem');
  Object.assign(client, {
    certificate: read('certified.pem'),
    key: read('certified.key'),
    sealedKey: read('sealed.key'),
    strangers: read('stranger.pem') + read('stranger.key'),
  });
  server = await startPostgres({ tls: { certificate, key: read('key.pem'), clients: certificate } });
  rmSync(folder, { recursive: true, force: true });
});
afterAll(() => (hasOpenssl ? server.stop() : undefined));
afterEach(closePublishingWorkspaces);

test.skipIf(!hasOpenssl)(
  'the certificate and the name in it are verified, with an authority of one’s own where given',
  async () => {
    const { connection, password } = await server.createDatabase();
    const w = openPublishingWorkspace();
    const attempt = (host: string, authority: string | null) =>
      w.call('publishing.test', {
        environmentId: null,
        password,
        connection: { ...connection, host, tls: 'verify', authority },
      });
    expect(await attempt('localhost', certificate)).toMatchObject({ ok: true, value: { tls: true } });
    expect(await attempt('localhost', null)).toMatchObject({ ok: false, error: { code: 'tls-refused' } });
    expect(await attempt('127.0.0.1', certificate)).toMatchObject({
      ok: false,
      error: { code: 'tls-refused' },
    });
    expect(await attempt('localhost', 'not a certificate')).toMatchObject({
      ok: false,
      error: { code: 'tls-refused' },
    });
  },
);

test.skipIf(!hasOpenssl)(
  'a server that demands a client certificate gets it, whichever way it was given, and its key is kept as a secret',
  async () => {
    const { connection } = await server.createDatabase();
    await server.run('postgres', `CREATE ROLE certified LOGIN SUPERUSER PASSWORD 'hers'`);
    const w = openPublishingWorkspace();
    const to = {
      ...connection,
      host: 'localhost',
      user: 'certified',
      tls: 'verify' as const,
      authority: certificate,
      connectSeconds: 5,
      statementSeconds: 42,
      applicationName: 'Team journeys',
    };
    const withIt = { ...to, clientCertificate: client.certificate };
    const attempt = (
      to: typeof withIt | (typeof withIt & { clientCertificate: null }),
      clientKey: string | null,
      clientKeyPassphrase: string | null = null,
    ) =>
      w.call('publishing.test', {
        environmentId: null,
        connection: to,
        password: 'hers',
        clientKey,
        clientKeyPassphrase,
      });
    const session = await connectToServer(withIt, { password: 'hers', key: client.key });
    const { rows } = await session.query('SHOW application_name');
    expect(rows).toEqual([{ application_name: 'Team journeys' }]);
    await session.close();
    const refused = (words: RegExp) => ({
      ok: false,
      error: { code: 'tls-refused', message: expect.stringMatching(words) },
    });
    expect(await attempt(withIt, client.key)).toMatchObject({
      ok: true,
      value: { user: 'certified', tls: true },
    });
    expect(await attempt(withIt, client.sealedKey, passphrase)).toMatchObject({ ok: true });
    expect(await attempt({ ...to, clientCertificate: null as never }, null)).toMatchObject(
      refused(/asks for another certificate/),
    );
    expect(await attempt(withIt, client.sealedKey, 'another phrase')).toMatchObject(
      refused(/cannot be used/),
    );
    expect(await attempt(withIt, client.sealedKey)).toMatchObject(refused(/cannot be used/));
    const [, strangersKey = ''] = client.strangers.split(/(?=-----BEGIN (?:RSA )?PRIVATE KEY)/);
    expect(await attempt(withIt, strangersKey)).toMatchObject(refused(/cannot be used/));
    const strangers = { ...to, clientCertificate: client.strangers };
    // What Postgres says of a certificate of another name is that the login failed.
    expect(await attempt(strangers, strangersKey)).toMatchObject({ error: { code: 'wrong-password' } });
    expect(await attempt({ ...withIt, tls: 'off' as never }, client.key)).toMatchObject(refused(/needs TLS/));

    // By a service file and a password file, as libpq has them.
    const home = mkdtempSync(join(tmpdir(), 'jd-home-'));
    const before = process.env['HOME'];
    process.env['HOME'] = home;
    try {
      const files = { 'ca.pem': certificate, 'me.pem': client.certificate, 'me.key': client.key };
      for (const [name, text] of Object.entries(files)) writeFileSync(join(home, name), text);
      const { port, database } = connection;
      writeFileSync(
        join(home, '.pg_service.conf'),
        `[team]\nhost=localhost\nport=${port}\ndbname=${database}\nuser=certified\nsslmode=verify-full\nsslrootcert=~/ca.pem\nsslcert=~/me.pem\nsslkey=~/me.key\n`,
      );
      writeFileSync(join(home, '.pgpass'), `localhost:${port}:*:certified:hers\n`, { mode: 0o644 });
      expect(await w.get('publishing.services', { path: null })).toMatchObject({
        services: [{ name: 'team', place: `${database} at localhost` }],
      });
      const read = await w.get('publishing.readService', { path: null, name: 'team' });
      if (read.connection.kind !== 'postgres') throw new Error('a server was expected');
      const ofFile = { ...read.connection, passwordFile: true };
      expect(await w.get('publishing.passwordFile', { connection: ofFile })).toMatchObject({
        found: false,
        reason: expect.stringContaining('may be read by others'),
      });
      rmSync(join(home, '.pgpass'));
      writeFileSync(join(home, '.pgpass'), `localhost:${port}:*:certified:hers\n`, { mode: 0o600 });
      const saved = await w.get('publishing.saveEnvironment', {
        id: null,
        name: 'Team',
        role: 'dev',
        connection: { ...ofFile, statementSeconds: 42, applicationName: 'Team journeys' },
        password: null,
        remember: true,
        clientKey: read.clientKey,
        clientKeyPassphrase: null,
      });
      expect(saved).toMatchObject({ password: 'none', clientKey: 'sealed' });
      const facts = await w.get('publishing.roleCheck', { environmentId: saved.id });
      expect(facts).toMatchObject({ user: 'certified', statementTimeout: '42s' });
      const copy = await w.get('publishing.saveEnvironment', {
        id: null,
        name: 'Team, copied',
        role: 'dev',
        connection: saved.connection,
        password: null,
        remember: true,
        secretsOf: saved.id,
      });
      expect(await w.get('publishing.roleCheck', { environmentId: copy.id })).toMatchObject({
        user: 'certified',
      });
      await w.get('publishing.moveEnvironment', { environmentId: copy.id, by: -1 });
      const names = (await w.get('publishing.environments', {})).map(({ name }) => name);
      expect(names).toEqual(['Sandbox', 'Team, copied', 'Team']);
      // Sent to another server the secrets are gone, and nothing of them was ever written down in clear.
      await w.get('publishing.saveEnvironment', {
        id: copy.id,
        name: 'Team, copied',
        role: 'dev',
        connection: { ...ofFile, host: 'db.example.com' },
        password: null,
        remember: true,
      });
      const all = await w.get('publishing.environments', {});
      expect(all.find(({ id }) => id === copy.id)).toMatchObject({ clientKey: 'none' });
      const body = client.key.split('\n')[2] ?? '';
      for (const file of ['workspace.db', 'workspace.db-wal', 'secrets.sealed']) {
        expect(readFileSync(join(w.folder, file)).includes(body), file).toBe(false);
      }
      expect(w.logged.join('\n')).not.toContain(body);
    } finally {
      process.env['HOME'] = before;
      rmSync(home, { recursive: true, force: true });
    }
  },
);
