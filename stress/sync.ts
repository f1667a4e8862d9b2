import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../e2e/harness/postgres-server.ts';
import type { SourceMutation } from './clients/mutate-source.ts';
import { addUsers } from './clients/production.ts';
import { sizeOf } from './options.ts';
import { randomSource } from './random-source.ts';
import type { StressRun } from './stress-run.ts';
import { createFaults } from './sync/faults.ts';
import { createOracle } from './sync/oracle.ts';
import { workTogether } from './sync/team.ts';

/** Without the comparison of what is there with what the plan was made for, a push writes over what came in between. */
const withoutHashCheck: SourceMutation = {
  file: 'src-main/publishing/transfer.ts',
  from: 'const ids = unequalIds(before, rows, own);',
  to: 'const ids: string[] = [];',
};

/**
 * Several designers and somebody with SQL change the same documents of every kind, over lines that are cut and in processes
 * that are killed: half of the rounds in a bare database, half in one with the schema `jd_sync`. An oracle that knows who
 * wrote what in front of what judges each value that goes.
 */
export const sync: StressRun = {
  promise: 'concurrent designers converge and nothing is overwritten silently',
  start: async ({ seed, mutate, options, print }) => {
    const rounds = sizeOf(options, 'rounds', 60);
    const clients = sizeOf(options, 'clients', 3);
    // `--bare` and `--assisted`: all rounds in one of the two.
    const databases = [false, true].filter(
      (isAssisted) => options[isAssisted ? 'bare' : 'assisted'] !== true,
    );
    const random = randomSource(seed);
    const base = mkdtempSync(join(tmpdir(), 'jd-sync-'));
    const server = await startPostgres();
    const faults = createFaults();
    const totals = { lostAcks: 0, duplicatePushes: 0, doubleApplied: 0 };
    let silentOverwrites = 0;
    let diverged = 0;
    let unexpected = 0;
    const note = (text: string) => {
      unexpected += 1;
      if (unexpected <= 10) print(text);
    };
    try {
      const names = Array.from({ length: clients }, (_, index) => `client_${index + 1}`);
      await addUsers(server, names);
      for (const isAssisted of databases) {
        // The mutation has been caught; nothing more is to be learned.
        if (mutate && silentOverwrites > 0) break;
        const share = Math.ceil(rounds / databases.length);
        const oracle = createOracle(print);
        const { apart } = await workTogether({
          names,
          // Without the safeguard it goes on until that shows; with few rounds nobody may have been in the way.
          rounds: mutate ? share * 10 : share,
          isEnough: () => mutate && oracle.overwrites() > 0,
          isAssisted,
          folder: join(base, isAssisted ? 'assisted' : 'bare'),
          server,
          mutations: mutate ? [withoutHashCheck] : [],
          random,
          oracle,
          totals,
          faults,
          note,
          print,
        });
        silentOverwrites += oracle.overwrites();
        diverged += apart;
      }
    } finally {
      await server.stop();
      rmSync(base, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
    const { duplicatePushes, lostAcks, doubleApplied } = totals;
    print(`${faults.cuts()} lines cut, in: ${faults.cutsInWords()}`);
    print(`killed ${faults.kills()} times, in: ${faults.killsInWords()}`);
    print(`${faults.left()} pushes of unknown end, about which nobody asked for a while`);
    if (unexpected > 0) print(`${unexpected} unexpected answers`);
    return {
      line: `sync clients=${clients} rounds=${rounds} silentOverwrites=${silentOverwrites} diverged=${diverged} duplicatePushes=${duplicatePushes} lostAcks=${lostAcks} doubleApplied=${doubleApplied}`,
      holds:
        silentOverwrites + diverged + duplicatePushes + doubleApplied + unexpected === 0 &&
        lostAcks > 0 &&
        faults.kills() > 0,
    };
  },
};
