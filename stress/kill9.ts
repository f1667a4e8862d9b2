import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestApp } from '../src-main/testing/test-app.ts';
import { type Found, inspectWorkspace } from './kill9/inspect.ts';
import { killMigration, type MigrationScene, makeMigrationScene } from './kill9/migration.ts';
import { type EditorTask, readReports } from './kill9/protocol.ts';
import { killInTheMiddle } from './kill9/victim.ts';
import { sizeOf } from './options.ts';
import { type RandomSource, randomSource } from './random-source.ts';
import type { StressRun } from './stress-run.ts';

const editor = join(import.meta.dirname, 'kill9', 'editor.ts');
/** Two workspaces at a time: most of a round is waiting for a process to start. */
const lanes = 2;

interface Totals {
  acked: number;
  lost: number;
  corrupt: number;
  torn: number;
  backups: number;
}

/** A real process that edits, takes backups or migrates is killed at random moments, and nothing it called saved may be gone. */
export const kill9: StressRun = {
  promise: 'no acknowledged edit is lost when the process is killed, at any moment',
  start: async ({ seed, mutate, options, print }) => {
    const kills = sizeOf(options, 'kills', 60);
    const base = mkdtempSync(join(tmpdir(), 'jd-kill9-'));
    const totals: Totals = { acked: 0, lost: 0, corrupt: 0, torn: 0, backups: 0 };
    let left = kills;
    try {
      const scene = await makeMigrationScene(base);
      const runLane = async (lane: number): Promise<void> => {
        const random = randomSource(seed + lane);
        const folder = join(base, `lane-${lane}`);
        await makeWorkspace(folder);
        while (left > 0) {
          left -= 1;
          const round = kills - left;
          const found = await runRound({ base, folder, scene, random, mutate, totals, round });
          for (const note of found.notes.slice(0, 3)) print(`kill ${round}: ${note}`);
        }
      };
      await Promise.all(Array.from({ length: lanes }, (_, lane) => runLane(lane)));
    } finally {
      rmSync(base, { recursive: true, force: true });
    }
    const { acked, lost, corrupt, torn, backups } = totals;
    print(`backups finished before the kill: ${backups}`);
    return {
      line: `kill9 kills=${kills} acked=${acked} lost=${lost} corrupt=${corrupt} torn=${torn}`,
      holds: lost === 0 && corrupt === 0 && torn === 0 && acked > 0,
    };
  },
};

async function makeWorkspace(folder: string): Promise<void> {
  const { app, get } = await openTestApp({ workspaceFolder: folder });
  for (const name of ['First', 'Second', 'Third']) {
    await get('documents.create', { kind: 'journey', name, template: 'consumer-onboarding' });
  }
  await app.close();
}

interface Round {
  readonly base: string;
  readonly folder: string;
  readonly scene: MigrationScene;
  readonly random: RandomSource;
  readonly mutate: boolean;
  readonly totals: Totals;
  readonly round: number;
}

async function runRound(round: Round): Promise<Found> {
  const { random, totals } = round;
  const found = random.chance(0.15) ? await migrationRound(round) : await editRound(round);
  totals.lost += found.lost;
  totals.corrupt += found.corrupt;
  totals.torn += found.torn;
  return found;
}

function migrationRound({ base, scene, random, round }: Round): Promise<Found> {
  const folder = join(base, `migration-${round}`);
  return killMigration(scene, folder, { delayMs: random.below(450), compileCache: cacheIn(base) });
}

async function editRound({ base, folder, random, mutate, totals }: Round): Promise<Found> {
  const backups = random.chance(0.25);
  const task: EditorTask = { folder, seed: random.below(2 ** 31), backups, acknowledgeEarly: mutate };
  const whileStarting = random.chance(0.15);
  const { output, complaints, killed } = await killInTheMiddle({
    script: editor,
    args: [JSON.stringify(task)],
    afterFirstLine: !whileStarting,
    delayMs: random.below(whileStarting ? 400 : backups ? 1_000 : 200),
    compileCache: cacheIn(base),
  });
  const reports = readReports(output);
  totals.acked += reports.filter(({ kind }) => kind === 'edit' || kind === 'made').length;
  totals.backups += reports.filter(({ kind }) => kind === 'backup').length;
  const found = await inspectWorkspace(folder, reports);
  if (killed) return found;
  return {
    ...found,
    corrupt: found.corrupt + 1,
    notes: [`the process ended by itself: ${complaints.slice(0, 800)}`],
  };
}

function cacheIn(base: string): string {
  const folder = join(base, 'compile-cache');
  mkdirSync(folder, { recursive: true });
  return folder;
}
