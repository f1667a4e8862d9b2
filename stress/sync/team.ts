import type { PostgresServer } from '../../e2e/harness/postgres-server.ts';
import type { SourceMutation } from '../clients/mutate-source.ts';
import { type WrittenRow, watchProduction } from '../clients/production.ts';
import type { RandomSource } from '../random-source.ts';
import { judgeLedger } from './assisted.ts';
import { beginWithFaults } from './beginning.ts';
import type { Designer } from './designer.ts';
import { enter, makeDocuments } from './entering.ts';
import { disturbing, type Faults } from './faults.ts';
import type { Oracle } from './oracle.ts';
import { editOutside } from './outsider.ts';
import type { Pushing, PushTotals } from './pushes.ts';
import { step } from './steps.ts';
import { bringTogether } from './together.ts';

interface Team {
  readonly names: readonly string[];
  readonly rounds: number;
  readonly isEnough: () => boolean;
  /** Production remembers pushes and changes in a schema of its own. */
  readonly isAssisted: boolean;
  readonly folder: string;
  readonly server: PostgresServer;
  /** Where there are any, nobody is killed and nobody brought together: it is only seen whether the oracle notices. */
  readonly mutations: readonly SourceMutation[];
  readonly random: RandomSource;
  readonly oracle: Oracle;
  readonly totals: PushTotals;
  readonly faults: Faults;
  readonly note: (text: string) => void;
  readonly print: (text: string) => void;
}

/** Designers with a workspace each work on one production; answers how many documents they do not agree on at the end. */
export async function workTogether(team: Team): Promise<{ readonly apart: number }> {
  const { names, server, mutations, random, oracle, totals, faults, note, print } = team;
  const closing: (() => Promise<void>)[] = [];
  try {
    const { connection } = await server.createDatabase();
    const { database } = connection;
    const designers: Designer[] = [];
    for (const who of names) {
      const designer = await enter({ who, base: team.folder, server, connection, mutations });
      designers.push(designer);
      closing.unshift(
        () => designer.proxy.stop(),
        () => designer.client.stop(),
      );
    }
    const [first] = designers;
    if (!first) throw new Error('Nobody takes part');
    const inDatabase = { environmentId: first.environmentId, confirmation: null };
    await first.client.get('publishing.setup', inDatabase);
    if (team.isAssisted) await first.client.get('publishing.installAssisted', inDatabase);
    const production = await watchProduction(server, database);
    const transactions = new Map<string, Map<string, WrittenRow[]>>();
    const transactionsOf = (who: string) => {
      const own = transactions.get(who) ?? new Map<string, WrittenRow[]>();
      transactions.set(who, own);
      return own;
    };
    const hearProduction = async () => {
      const rows = await production.take();
      oracle.production(rows);
      for (const row of rows) {
        const own = transactionsOf(row.who);
        own.set(row.transaction, [...(own.get(row.transaction) ?? []), row]);
      }
    };
    let draining: Promise<void> = Promise.resolve();
    const kills = mutations.length === 0;
    const around: Pushing = {
      random,
      oracle,
      totals,
      faults,
      kills,
      transactionsOf,
      note,
      ...(kills ? { disturb: disturbing(random, faults) } : {}),
      drain: () => {
        // One after the other, so that the oracle hears everything in its order.
        draining = draining.then(hearProduction);
        return draining;
      },
    };
    await makeDocuments(first, oracle, random);
    if (kills) await beginWithFaults(first, around);
    const outside = { server, database, random, oracle };
    for (let round = 1; round <= team.rounds && !team.isEnough(); round += 1) {
      const atOnce = random.chance(0.3);
      oracle.history.round(`round ${round}${atOnce ? ', at once' : ''}`);
      if (atOnce) await Promise.all(designers.map((designer) => step(designer, around)));
      else for (const designer of designers) await step(designer, around);
      // Half of the time into what somebody is just looking at a plan of; without the safeguard always, which is sooner seen.
      const among = designers.flatMap(({ plan }) => plan?.documents.map((one) => one.documentId) ?? []);
      const isNear = among.length > 0 && random.chance(mutations.length > 0 ? 1 : 0.5);
      if (isNear || random.chance(0.5)) await editOutside(isNear ? { ...outside, among } : outside);
      if (round % 100 === 0) print(`round ${round}: ${faults.cuts()} cuts, ${faults.kills()} kills`);
    }
    if (mutations.length > 0) return { apart: 0 };
    oracle.history.round('at the end');
    const apart = await bringTogether(designers, around, outside, print);
    if (team.isAssisted) await judgeLedger(server, database, transactions, note);
    return { apart };
  } finally {
    for (const close of closing) await close().catch((thrown: unknown) => print(String(thrown)));
  }
}
