import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type PostgresServer, startPostgres } from '../../e2e/harness/postgres-server.ts';
import { closePublishingWorkspaces, openPublishingWorkspace } from '../testing/publishing-workspace.ts';

/** Node cannot make certificates; where openssl is missing, the test says that it was skipped. */
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
let server: PostgresServer;
let certificate = '';

beforeAll(async () => {
  if (!hasOpenssl) return;
  const folder = mkdtempSync(join(tmpdir(), 'jd-certificate-'));
  const files = ['-keyout', 'key.pem', '-out', 'certificate.pem'];
  const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const kind = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'];
  execFileSync('openssl', ['req', ...kind, ...files, ...name], { cwd: folder, stdio: 'ignore' });
  certificate = readFileSync(join(folder, 'certificate.pem'), 'utf8');
  server = await startPostgres({ tls: { certificate, key: readFileSync(join(folder, 'key.pem'), 'utf8') } });
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
