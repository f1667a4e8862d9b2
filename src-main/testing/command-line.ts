import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { encodeDocumentFile } from '../../shared/documents/document-file.ts';
import { consumerOnboarding } from '../../shared/journeys/samples/consumer-onboarding.ts';
import type { EnvironmentConnection } from '../../shared/publishing/environment.ts';
import { openPublishingWorkspace } from './publishing-workspace.ts';
import { testFolder } from './test-app.ts';

export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What the documentation says that `--json` prints: every key, by command. */
const documented: ReadonlyMap<string, string[]> = new Map(
  readFileSync(join(import.meta.dirname, '../../docs/command-line.md'), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, names = '', keys = ''] = line.split('|');
      const shape = /`[[{].*?`/.exec(keys)?.[0].match(/\w+/g);
      return shape
        ? Array.from(names.matchAll(/`([a-z-]+)`/g), ([, name = '']) => [name, shape] as const)
        : [];
    }),
);

function keysOf(data: unknown): readonly string[] {
  if (typeof data !== 'object' || data === null) return [];
  const own = Array.isArray(data) ? [] : Object.keys(data);
  return [...own, ...Object.values(data).flatMap(keysOf)];
}

type RunCli = (
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
  streams: { readonly stdout: Writable; readonly stderr: Writable },
) => Promise<number>;

/** Command lines on one workspace, in this process. Each is held to what the documentation says that it prints. */
export function commandLine(runCli: RunCli, env: Readonly<Record<string, string>>) {
  const folder = testFolder();
  const jd = async (...argv: string[]): Promise<Ended> => {
    const said = { stdout: '', stderr: '' };
    const into = (name: 'stdout' | 'stderr') =>
      new Writable({
        write: (chunk: Buffer, _encoding, done) => {
          said[name] += chunk.toString();
          done();
        },
      });
    const streams = { stdout: into('stdout'), stderr: into('stderr') };
    const status = await runCli(argv, { CI: '1', JD_WORKSPACE: join(folder, 'ws'), ...env }, streams);
    assert.doesNotMatch(`${said.stdout}${said.stderr}`, /sekret/);
    if (argv.includes('--json')) {
      const data: unknown = JSON.parse(said.stdout);
      const keys = said.stderr === '' ? documented.get(argv[0] ?? '') : ['error', 'code', 'message'];
      const found = new Set(keysOf(data));
      const missing = (keys ?? []).filter((key) => !found.has(key));
      assert.deepEqual(missing, [], argv.join(' '));
    }
    return { status, ...said };
  };
  const bundle = join(folder, 'documents.bundle.json');
  const rewrite = async (edit: (text: string) => string): Promise<void> => {
    await jd('export', '--format', 'bundle', '--out', bundle);
    writeFileSync(bundle, edit(readFileSync(bundle, 'utf8')));
    assert.equal((await jd('validate', bundle, '--seal')).status, 0);
    assert.equal((await jd('import', bundle)).status, 0);
  };
  return {
    jd,
    folder,
    /** One document, imported as somebody wrote it. */
    begin: async () => {
      const file = join(folder, 'sample.journey.json');
      writeFileSync(file, encodeDocumentFile(consumerOnboarding(randomUUID)));
      assert.equal((await jd('import', file)).status, 0);
    },
    /** An edit as it comes out of a repository: in a bundle that is sealed anew. */
    edit: (description: string) =>
      rewrite((text) => {
        const held = JSON.parse(text) as { documents: { header: { description: string } }[] };
        const [first] = held.documents;
        assert.ok(first);
        first.header.description = description;
        return JSON.stringify(held, null, 2);
      }),
    rewrite,
  };
}

type PostgresConnection = Extract<EnvironmentConnection, { kind: 'postgres' }>;

interface Server {
  readonly createDatabase: () => Promise<{
    readonly connection: PostgresConnection;
    readonly password: string;
  }>;
  readonly run: (database: string, sql: string) => Promise<unknown>;
}

/** An empty database, the tables of production in it, and its address. */
export async function productionOn(server: Server) {
  const { connection, password } = await server.createDatabase();
  const w = openPublishingWorkspace();
  const environmentId = await w.environment(connection, password);
  const inDatabase = { environmentId, confirmation: null };
  return {
    connection,
    password,
    setUp: () => w.get('publishing.setup', inDatabase),
    assist: async () => {
      await w.get('publishing.installAssisted', inDatabase);
      const policy = { ...inDatabase, documentId: null, required: true };
      await w.get('publishing.setReviewPolicy', policy);
    },
    run: (sql: string) => server.run(connection.database, sql),
    url: (user = connection.user, secret = password, port = connection.port) =>
      `postgres://${user}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${connection.database}?sslmode=disable`,
  };
}
