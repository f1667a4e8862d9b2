import { setTimeout as sleep } from 'node:timers/promises';
import type { PostgresServer } from '../../e2e/harness/postgres-server.ts';
import { openTestApp, type TestApp } from '../../src-main/testing/test-app.ts';
import { watchProduction } from '../clients/production.ts';
import { enterPassword } from './moments.ts';
import { published, type Report, type TaskEnvironment } from './protocol.ts';

/** The production of one workspace, and what its own triggers saw. */
export type Production = Awaited<ReturnType<typeof publishFrom>>;

/** Lets a workspace publish a document of each kind to a database of its own, as a database user of its own. */
export async function publishFrom(server: PostgresServer, folder: string, user: string) {
  const { connection, password } = await server.createDatabase();
  const { database } = connection;
  const { app, get } = await openTestApp({ workspaceFolder: folder });
  const made = { ...connection, user };
  const saved = await get('publishing.saveEnvironment', {
    id: null,
    name: 'Production',
    role: 'dev',
    connection: made,
    password,
    remember: true,
  });
  const environmentId = saved.id;
  await get('publishing.setup', { environmentId, confirmation: null });
  const production = await watchProduction(server, database);
  const list = await get('documents.list', { archived: false });
  const documentIds = list
    .filter(({ name }) => published.some((one) => one.name === name))
    .map(({ id }) => id);
  const plan = await get('publishing.plan', { environmentId, documentIds });
  await get('publishing.push', { planId: plan.id, planHash: plan.hash, confirmation: null });
  await app.close();
  const environment: TaskEnvironment = {
    id: environmentId,
    connection: made,
    password,
    otherUser: connection.user,
  };
  const transactions = new Set<string>();

  /** What the workspace says of its pushes after a kill, against what production has; then everything is pulled. */
  async function inspect(
    get: TestApp['get'],
    reports: readonly Report[],
    notes: string[],
  ): Promise<{ readonly lost: number; readonly torn: number }> {
    await enterPassword(get, environment);
    const pushes = await settled(get, environmentId);
    for (const { who, transaction } of await production.take())
      if (who === user) transactions.add(transaction);
    const committed = new Set(pushes.flatMap(({ id, state }) => (state === 'committed' ? [id] : [])));
    let torn = 0;
    if (committed.size !== transactions.size || pushes.length > committed.size + endedCount(pushes)) {
      torn += 1;
      notes.push(`${committed.size} pushes are called committed, production has ${transactions.size}`);
    }
    const acknowledged = reports.filter((report) => report.kind === 'pushed');
    let lost = acknowledged.filter(({ pushId }) => !committed.has(pushId)).length;
    if (lost > 0) notes.push(`${lost} acknowledged pushes are not called committed`);
    await get('publishing.pull', { environmentId, documentIds: [], acceptVanished: true });
    const documents = await get('documents.list', { archived: false });
    for (const { name, table, column, field } of published) {
      const id = documents.find((one) => one.name === name)?.id ?? '';
      const [row] = await server.run(database, `SELECT ${column} AS value FROM ${table}`);
      const { document } = await get('documents.open', { id });
      if (document.header[field] === row?.['value']) continue;
      lost += 1;
      notes.push(`"${name}" says ${JSON.stringify(document.header[field])}, production ${row?.['value']}`);
    }
    return { lost, torn };
  }

  return { environment, inspect };
}

type Pushes = Awaited<ReturnType<typeof settled>>;

function endedCount(pushes: Pushes): number {
  return pushes.filter(({ state }) => state === 'rolled-back').length;
}

/** Every push, each asked for until the server says how it ended. */
async function settled(get: TestApp['get'], environmentId: string) {
  for (let tries = 0; ; tries += 1) {
    const pushes = await get('publishing.pushes', { environmentId });
    const open = pushes.filter(({ state }) => state === 'unknown' || state === 'running');
    if (open.length === 0 || tries === 40) return pushes;
    for (const { id } of open) await get('publishing.settlePush', { pushId: id });
    await sleep(50);
  }
}
