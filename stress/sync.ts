import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PostgresServer, startPostgres } from '../e2e/harness/postgres-server.ts';
import { documentKinds } from '../shared/documents/document.ts';
import { documentText } from './arbitraries/plain-text.ts';
import type { SourceMutation } from './clients/mutate-source.ts';
import { addUsers, watchProduction } from './clients/production.ts';
import type { Held } from './clients/protocol.ts';
import { sizeOf } from './options.ts';
import { type RandomSource, randomSource } from './random-source.ts';
import type { StressRun } from './stress-run.ts';
import { type Designer, decideAll, makePlan, marksHere, pull, send } from './sync/designer.ts';
import { randomEdit } from './sync/edits.ts';
import { enter, makeDocument, makeDocuments } from './sync/entering.ts';
import { marksIn } from './sync/marks.ts';
import { createOracle } from './sync/oracle.ts';
import { editOutside } from './sync/outsider.ts';
import { judge, type Pushing, pushPlan, settleAll } from './sync/pushes.ts';

/** Without the comparison of what is there with what the plan was made for, a push writes over what came in between. */
const withoutHashCheck: SourceMutation = {
  file: 'src-main/publishing/transfer.ts',
  from: 'const ids = unequalIds(before, rows, own);',
  to: 'const ids: string[] = [];',
};

/**
 * Several designers and somebody with SQL change the same documents of every kind, over lines that are cut and in processes
 * that are killed. An oracle that knows who wrote what in front of what judges each value that goes.
 */
export const sync: StressRun = {
  promise: 'concurrent designers converge and nothing is overwritten silently',
  start: async ({ seed, mutate, options, print }) => {
    const rounds = sizeOf(options, 'rounds', 100);
    const clients = sizeOf(options, 'clients', 3);
    const random = randomSource(seed);
    const base = mkdtempSync(join(tmpdir(), 'jd-sync-'));
    const server = await startPostgres();
    const closing: (() => Promise<void>)[] = [() => server.stop()];
    const oracle = createOracle(print);
    const totals = { lostAcks: 0, duplicatePushes: 0, doubleApplied: 0, kills: 0, cuts: 0 };
    let faults = 0;
    let diverged = 0;
    try {
      const { connection } = await server.createDatabase();
      const names = Array.from({ length: clients }, (_, index) => `client_${index + 1}`);
      await addUsers(server, connection.database, names);
      const designers: Designer[] = [];
      const mutations = mutate ? [withoutHashCheck] : [];
      for (const who of names) {
        const designer = await enter({ who, base, server, connection, mutations });
        designers.push(designer);
        closing.unshift(
          () => designer.proxy.stop(),
          () => designer.client.stop(),
        );
      }
      const [first] = designers;
      if (!first) throw new Error('Nobody takes part');
      await first.client.get('publishing.setup', { environmentId: first.environmentId, confirmation: null });
      const production = await watchProduction(server, connection.database);
      const transactions = new Map<string, Set<string>>();
      let draining: Promise<void> = Promise.resolve();
      const hearProduction = async () => {
        const rows = await production.take();
        oracle.production(rows);
        for (const { who, transaction } of rows)
          transactions.set(who, (transactions.get(who) ?? new Set()).add(transaction));
      };
      const around: Pushing = {
        random,
        oracle,
        totals,
        kills: !mutate,
        transactionsOf: (who) => transactions.get(who)?.size ?? 0,
        note: (text) => {
          faults += 1;
          if (faults <= 10) print(text);
        },
        drain: () => {
          // One after the other, so that the oracle hears everything in its order.
          draining = draining.then(hearProduction);
          return draining;
        },
      };
      await makeDocuments(first, oracle, random);
      const outside = { server, database: connection.database, random, oracle };
      // Without the safeguard it goes on until that shows; with few rounds nobody may have been in the way.
      for (let round = 1; round <= (mutate ? rounds * 10 : rounds); round += 1) {
        const atOnce = random.chance(0.3);
        if (atOnce) await Promise.all(designers.map((designer) => step(designer, around)));
        else for (const designer of designers) await step(designer, around);
        // Half of the time into what somebody is just looking at a plan of.
        const among = designers.flatMap(({ plan }) => plan?.documents.map((one) => one.documentId) ?? []);
        const isNear = among.length > 0 && random.chance(0.5);
        if (random.chance(0.5)) await editOutside(isNear ? { ...outside, among } : outside);
        // The mutation has been caught; nothing more is to be learned.
        if (mutate && oracle.overwrites() > 0) break;
        if (round % 100 === 0) print(`round ${round}: ${totals.cuts} cuts, ${totals.kills} kills`);
      }
      if (!mutate) diverged = await bringTogether(designers, around, outside, print);
    } finally {
      for (const close of closing) await close().catch((thrown: unknown) => print(String(thrown)));
      rmSync(base, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
    const silentOverwrites = oracle.overwrites();
    const { duplicatePushes, lostAcks, doubleApplied } = totals;
    print(`${totals.cuts} lines cut, ${totals.kills} processes killed, ${faults} unexpected answers`);
    return {
      line: `sync clients=${clients} rounds=${rounds} silentOverwrites=${silentOverwrites} diverged=${diverged} duplicatePushes=${duplicatePushes} lostAcks=${lostAcks} doubleApplied=${doubleApplied}`,
      holds: silentOverwrites + diverged + duplicatePushes + doubleApplied + faults === 0 && lostAcks > 0,
    };
  },
};

async function step(designer: Designer, around: Pushing): Promise<void> {
  const { random, oracle } = around;
  const { client, who } = designer;
  const dice = random.below(100);
  if (dice < 45) {
    const held = random.pick(await client.documents());
    if (!held) return;
    const edit = randomEdit(who, held.document, random, oracle);
    const dies = around.kills && random.chance(0.02);
    const killing = dies ? setTimeout(client.kill, random.below(6)) : undefined;
    const isSaved = await send(designer, held, edit.change, random);
    clearTimeout(killing);
    if (client.isDead()) {
      around.totals.kills += 1;
      await designer.revive();
    }
    if (isSaved || (dies && (await isThere(designer, held)))) edit.saved();
    return;
  }
  if (dice < 60) {
    designer.plan = await makePlan(designer, around, 4);
    return;
  }
  if (dice < 80) {
    const plan = designer.plan ?? (await makePlan(designer, around, 4));
    designer.plan = null;
    if (plan) await pushPlan(designer, plan, around);
    return;
  }
  if (dice < 90) return pull(designer, around);
  if (dice < 99) return void (await decideAll(designer, around));
  await makeDocument(designer, random.pick(documentKinds) ?? 'journey', `New ${random.id()}`, oracle, random);
}

/** Whether an edit was kept whose answer never came. */
async function isThere({ client }: Designer, { document, revision }: Held): Promise<boolean> {
  const now = (await client.documents()).find((held) => held.document.id === document.id);
  return now !== undefined && now.revision > revision;
}

/** Everybody pulls, decides and pushes until nobody has anything left; then all must say the same. */
async function bringTogether(
  designers: readonly Designer[],
  around: Pushing,
  outside: { readonly server: PostgresServer; readonly database: string },
  print: (text: string) => void,
): Promise<number> {
  const quiet: Pushing = { ...around, random: calm(around.random), kills: false };
  for (let turn = 1; turn <= 30; turn += 1) {
    let open = 0;
    for (const designer of designers) open += await finish(designer, quiet);
    if (open === 0) break;
  }
  await around.drain();
  const texts = await Promise.all(
    designers.map(
      async ({ client }) =>
        new Map((await client.documents()).map(({ document }) => [document.id, documentText(document)])),
    ),
  );
  let diverged = 0;
  for (const id of new Set(texts.flatMap((own) => [...own.keys()]))) {
    const said = new Set(texts.flatMap((own) => own.get(id) ?? []));
    if (said.size > 1) diverged += 1;
  }
  for (const designer of designers) {
    judge(designer, around, 'at the end');
    diverged += await apartFromProduction(designer, outside, print);
  }
  return diverged;
}

/** One turn of a designer who wants to be done; answers how much was still open. */
async function finish(designer: Designer, around: Pushing): Promise<number> {
  const { client, environmentId } = designer;
  await settleAll(designer, around);
  await pull(designer, around);
  const decided = await decideAll(designer, around);
  const plan = await makePlan(designer, around, 100);
  if (plan) await pushPlan(designer, plan, around);
  const { documents } = await client.get('publishing.status', { environmentId, acceptVanished: true });
  return decided + (plan ? 1 : 0) + documents.filter(({ state }) => state !== 'equal').length;
}

/** Marks that a workspace and production do not share. */
async function apartFromProduction(
  designer: Designer,
  { server, database }: { readonly server: PostgresServer; readonly database: string },
  print: (text: string) => void,
): Promise<number> {
  const rows = await server.run(
    database,
    `SELECT to_jsonb(t)::text AS text FROM journey_templates t UNION ALL SELECT to_jsonb(t)::text FROM conversion_funnels t
     UNION ALL SELECT to_jsonb(t)::text FROM funnel_stages t UNION ALL SELECT to_jsonb(t)::text FROM business_processes t
     UNION ALL SELECT to_jsonb(t)::text FROM experiment_configs t`,
  );
  const there = marksIn(rows.map(({ text }) => text ?? '').join('\n'));
  const here = await marksHere(designer);
  const apart = [...here].filter(([place, value]) => there.get(place) !== value);
  if (apart.length > 0) print(`${designer.who} says q${apart[0]?.join('.')}, and production does not`);
  return apart.length;
}

/** The same numbers, with no faults among them. */
function calm(random: RandomSource): RandomSource {
  return { ...random, below: (limit) => (limit === 100 ? 0 : random.below(limit)) };
}
