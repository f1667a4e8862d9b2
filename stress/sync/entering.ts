import { join } from 'node:path';
import { startCuttingProxy } from '../../e2e/harness/cutting-proxy.ts';
import type { PostgresServer, TestConnection } from '../../e2e/harness/postgres-server.ts';
import { documentKinds } from '../../shared/documents/document.ts';
import { templates } from '../../shared/templates/templates.ts';
import { startClient } from '../clients/client.ts';
import type { SourceMutation } from '../clients/mutate-source.ts';
import type { RandomSource } from '../random-source.ts';
import type { Designer } from './designer.ts';
import { markAll } from './edits.ts';
import type { Oracle } from './oracle.ts';
import { send } from './sending.ts';

interface Entering {
  readonly who: string;
  readonly base: string;
  readonly server: PostgresServer;
  readonly connection: TestConnection;
  readonly mutations: readonly SourceMutation[];
}

export async function enter(entering: Entering): Promise<Designer> {
  const { who, base, server, connection, mutations } = entering;
  const folder = join(base, who);
  const proxy = await startCuttingProxy(server.port);
  const client = await startClient({ folder, mutations });
  const enterPassword = (id: string | null) =>
    client.get('publishing.saveEnvironment', {
      id,
      name: 'Production',
      role: 'dev',
      connection: { ...connection, user: who, port: proxy.port },
      password: server.password,
      remember: true,
    });
  const { id: environmentId } = await enterPassword(null);
  return {
    who,
    client,
    proxy,
    environmentId,
    plan: null,
    unsettled: null,
    pushes: new Map(),
    written: new Map(),
    revive: async () => {
      await client.restart();
      // This host keeps passwords in memory only.
      await enterPassword(environmentId);
    },
  };
}

/** Two documents of each kind, every free text with its first mark. */
export async function makeDocuments(designer: Designer, oracle: Oracle, random: RandomSource): Promise<void> {
  for (const kind of documentKinds) {
    for (const name of [`First ${kind}`, `Second ${kind}`])
      await makeDocument(designer, kind, name, oracle, random);
  }
}

export async function makeDocument(
  designer: Designer,
  kind: (typeof documentKinds)[number],
  name: string,
  oracle: Oracle,
  random: RandomSource,
): Promise<void> {
  const template = random.pick(templates.filter((one) => one.kind === kind))?.key ?? null;
  const { id } = await designer.client.get('documents.create', { kind, name, template });
  const { document, revision } = await designer.client.get('documents.open', { id });
  await send(designer, { document, revision }, markAll(document, oracle), random);
}
