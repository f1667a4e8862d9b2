import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startCuttingProxy } from '../e2e/harness/cutting-proxy.ts';
import { startPostgres } from '../e2e/harness/postgres-server.ts';
import { readSchemaSteps } from '../src-main/publishing/postgres/schema-files.ts';
import { connectToServer } from '../src-main/publishing/postgres/server-connection.ts';
import { runSetup } from '../src-main/publishing/postgres/setup.ts';
import { sizeOf } from './options.ts';
import { randomSource } from './random-source.ts';
import type { StressRun } from './stress-run.ts';

/** Longer than anybody should have to wait for a step, shorter than the longest transaction of a writer. */
const mostStallMs = 2_500;
const longTransactionMs = 4_000;
const writers = 4;

/**
 * Production writes without a pause while the steps of the schema run: tables and indexes are taken away and made again, in
 * turn, beside writers and beside transactions that stay open for seconds. The mutation lets a step wait for its lock as
 * long as it likes, which makes everybody behind it wait too.
 */
export const liveMigrate: StressRun = {
  promise: 'production writers never stop while a migration runs',
  start: async ({ seed, mutate, options, print }) => {
    const rounds = sizeOf(options, 'rounds', 6);
    const random = randomSource(seed);
    const server = await startPostgres();
    const proxy = await startCuttingProxy(server.port);
    const { connection, password } = await server.createDatabase();
    if (mutate) proxy.rewrite({ from: "SET LOCAL lock_timeout = '1s'", to: "SET LOCAL lock_timeout = '0s'" });
    const run = (sql: string) => server.run(connection.database, sql);
    const steps = { done: 0, stopped: 0 };
    const traffic = { statements: 0, errors: 0, maxStallMs: 0 };
    const state = { over: false, lingers: false };

    async function write(sql: string): Promise<void> {
      const client = new Client({ ...connection, password });
      await client.connect();
      while (!state.over) {
        const began = performance.now();
        try {
          await client.query(sql);
        } catch (thrown) {
          traffic.errors += 1;
          print(`a writer: ${String(thrown)}`);
        }
        traffic.statements += 1;
        traffic.maxStallMs = Math.max(traffic.maxStallMs, performance.now() - began);
        await sleep(2);
      }
      await client.end();
    }

    /** Somebody who keeps a transaction open, with the locks that it took. */
    async function linger(): Promise<void> {
      const client = new Client({ ...connection, password });
      await client.connect();
      while (!state.over) {
        await client.query(`BEGIN; ${insertUser}; ${updateJourneys}`);
        state.lingers = true;
        await sleep(longTransactionMs);
        state.lingers = false;
        await client.query('COMMIT');
        await sleep(1_000 + random.below(1_000));
      }
      await client.end();
    }

    async function setUp() {
      const session = await connectToServer({ ...connection, port: proxy.port }, password);
      const { done, failure } = await runSetup(session, 'public');
      await session.close();
      steps.done += done.length;
      if (failure) steps.stopped += 1;
      return failure === null;
    }

    try {
      await setUp();
      await run(
        `${insertUser}; INSERT INTO business_processes (process_name, process_type) VALUES ('Live', 'support');
         INSERT INTO customer_journeys (user_id, journey_type, current_stage) SELECT u.id, 'consumer', 'Start' FROM auth.users u, generate_series(1, 20000)`,
      );
      const traffics = Array.from({ length: writers }, (_, at) => write(writes[at % writes.length] ?? ''));
      const lingering = linger();
      // What is made anew in turn: tables that refer to those in use, and indexes on them.
      const gone = readSchemaSteps('public')
        .flatMap(({ table }) => (table === null ? [] : [table]))
        .filter((table) => !['customer_journeys', 'business_processes'].includes(table));
      for (let round = 0; round < rounds; round += 1) {
        const some = gone.filter((table) => table === 'touchpoints' || random.chance(0.5));
        // By hand and in a quiet moment: the application drops nothing.
        for (const table of some) await drop(run, table);
        // An index waits for every open transaction and stops nobody meanwhile. A table has to give way to them; without the
        // wait for one it would only ever be made where the drop found its gap.
        if (round % 2 === 0) await run('DROP INDEX CONCURRENTLY IF EXISTS idx_customer_journeys_type_stage');
        else while (!state.lingers) await sleep(20);
        // A step that had to give way is run again, as a person would.
        while (!(await setUp())) await sleep(100);
      }
      state.over = true;
      await Promise.all([...traffics, lingering]);
    } finally {
      state.over = true;
      await proxy.stop();
      await server.stop();
    }
    const stall = Math.round(traffic.maxStallMs);
    print(`${traffic.statements} statements of writers; ${steps.stopped} times a step gave way`);
    return {
      line: `live-migrate steps=${steps.done} writerErrors=${traffic.errors} maxStallMs=${stall}`,
      holds: traffic.errors === 0 && stall < mostStallMs && steps.done > rounds && steps.stopped > 0,
    };
  },
};

const insertUser = 'INSERT INTO auth.users DEFAULT VALUES';
const updateJourneys = `UPDATE customer_journeys SET time_spent_minutes = time_spent_minutes + 1 WHERE id = (SELECT id FROM customer_journeys ORDER BY id DESC LIMIT 1)`;
const writes = [
  insertUser,
  `INSERT INTO customer_journeys (user_id, journey_type, current_stage) SELECT id, 'consumer', 'Start' FROM auth.users LIMIT 1`,
  `UPDATE customer_journeys SET touchpoint_count = touchpoint_count + 1 WHERE id = (SELECT id FROM customer_journeys ORDER BY id LIMIT 1)`,
  `UPDATE business_processes SET error_count = error_count + 1`,
];

/** Takes its lock without waiting, again and again, so that what is measured is the making and not this. */
async function drop(run: (sql: string) => Promise<unknown>, table: string): Promise<void> {
  for (;;) {
    try {
      await run(`SET lock_timeout = '20ms'; DROP TABLE IF EXISTS ${table} CASCADE`);
      return;
    } catch {
      await sleep(50);
    }
  }
}
