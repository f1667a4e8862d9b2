import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../e2e/harness/postgres-server.ts';
import { templates } from '../shared/templates/templates.ts';
import { openTestApp } from '../src-main/testing/test-app.ts';
import { addUsers } from './clients/production.ts';
import { type Found, inspectWorkspace } from './kill9/inspect.ts';
import { killMigration, type MigrationScene, makeMigrationScene } from './kill9/migration.ts';
import {
  type EditorTask,
  type Moment,
  momentOf,
  moments,
  published,
  type Report,
  readReports,
} from './kill9/protocol.ts';
import { type Production, publishFrom } from './kill9/publishing.ts';
import { killInTheMiddle } from './kill9/victim.ts';
import { sizeOf } from './options.ts';
import { type RandomSource, randomSource } from './random-source.ts';
import type { StressRun } from './stress-run.ts';

const editor = join(import.meta.dirname, 'kill9', 'editor.ts');
/** Where a safeguard less is seen: in edits that are called saved too early, and in what is written without a transaction. */
const tornAt: readonly Moment[] = ['edit', 'bundle import'];
/** Two workspaces at a time: most of a round is waiting for a process to start. */
const lanes = 2;

/** Figures of the run; `inside` counts the kills by what the process was in the middle of. */
interface Totals {
  acked: number;
  lost: number;
  corrupt: number;
  torn: number;
  readonly inside: Map<Moment, number>;
}

/** How long after it began the kill comes at the latest, in milliseconds. */
const longestMs: Readonly<Record<Moment, number>> = {
  edit: 200,
  push: 200,
  pull: 200,
  'file import': 120,
  'bundle import': 200,
  backup: 600,
  migration: 450,
  start: 400,
};

/**
 * A real process that edits, pushes, pulls, imports, takes backups, migrates or starts is killed in the middle of that, and
 * nothing that it called saved may be gone, nothing half done, and nothing unknown about what it published.
 */
export const kill9: StressRun = {
  promise: 'no acknowledged edit is lost when the process is killed, at any moment',
  start: async ({ seed, mutate, options, print }) => {
    const kills = sizeOf(options, 'kills', 60);
    const base = mkdtempSync(join(tmpdir(), 'jd-kill9-'));
    const totals: Totals = { acked: 0, lost: 0, corrupt: 0, torn: 0, inside: new Map() };
    // What is called saved too early or torn is seen without anything published.
    const server = mutate ? null : await startPostgres();
    // Without the safeguards it goes on until both show: a kill may come a moment too early or too late for that.
    const most = mutate ? kills * 50 : kills;
    let round = 0;
    const isEnough = () => mutate && totals.lost > 0 && totals.torn > 0;
    try {
      const scene = mutate ? null : await makeMigrationScene(base);
      const names = Array.from({ length: lanes }, (_, lane) => `lane_${lane}`);
      if (server) await addUsers(server, names);
      const runLane = async (user: string, lane: number): Promise<void> => {
        const random = randomSource(seed + lane);
        const folder = join(base, user);
        await makeWorkspace(folder);
        const production = server && (await publishFrom(server, folder, user));
        const among = mutate ? tornAt : moments;
        const around = { base, folder, scene, random, mutate, totals, production };
        while (round < most && !isEnough()) {
          round += 1;
          const number = round;
          const moment = among[number % among.length] ?? 'edit';
          const found = await runRound({ ...around, round: number, moment });
          for (const note of found.notes.slice(0, 3)) print(`kill ${number}: ${note}`);
        }
      };
      await Promise.all(names.map(runLane));
    } finally {
      await server?.stop();
      rmSync(base, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
    const { acked, lost, corrupt, torn, inside } = totals;
    // With few kills chance may leave one out; with these it does not.
    const missed =
      mutate || kills < 5 * moments.length ? [] : moments.filter((moment) => !inside.has(moment));
    print(`kills inside: ${[...inside].map(([moment, times]) => `${moment} ${times}`).join(', ')}`);
    if (missed.length > 0) print(`no kill came into: ${missed.join(', ')}`);
    return {
      line: `kill9 kills=${round} acked=${acked} lost=${lost} corrupt=${corrupt} torn=${torn}`,
      holds: lost === 0 && corrupt === 0 && torn === 0 && acked > 0 && missed.length === 0,
    };
  },
};

async function makeWorkspace(folder: string): Promise<void> {
  const { app, get } = await openTestApp({ workspaceFolder: folder });
  for (const name of ['First', 'Second', 'Third'])
    await get('documents.create', { kind: 'journey', name, template: 'consumer-onboarding' });
  for (const { kind, name } of published) {
    const template = templates.find((one) => one.kind === kind)?.key ?? null;
    await get('documents.create', { kind, name, template });
  }
  await app.close();
}

interface Round {
  readonly base: string;
  readonly folder: string;
  /** null: nothing is migrated. */
  readonly scene: MigrationScene | null;
  readonly random: RandomSource;
  readonly mutate: boolean;
  readonly totals: Totals;
  readonly round: number;
  readonly moment: Moment;
  readonly production: Production | null;
}

async function runRound(round: Round): Promise<Found> {
  const { totals, scene, moment } = round;
  const { found, inside } =
    scene && moment === 'migration' ? await migrationRound(round, scene) : await editRound(round);
  totals.lost += found.lost;
  totals.corrupt += found.corrupt;
  totals.torn += found.torn;
  totals.inside.set(inside, (totals.inside.get(inside) ?? 0) + 1);
  return found;
}

async function migrationRound({ base, random, round }: Round, scene: MigrationScene) {
  const folder = join(base, `migration-${round}`);
  const delayMs = random.below(longestMs.migration);
  const found = await killMigration(scene, folder, { delayMs });
  // Where it had ended before the kill, it was only a start.
  return { found, inside: found.inside ? ('migration' as const) : ('start' as const) };
}

async function editRound({ folder, random, mutate, totals, moment, production }: Round) {
  const environment = production?.environment ?? null;
  const task: EditorTask = {
    folder,
    seed: random.below(2 ** 31),
    moment,
    environment,
    without: !mutate ? null : moment === 'edit' ? 'waiting' : 'transaction',
  };
  const said = moment === 'start' ? null : moment === 'edit' ? '"ready"' : '"began"';
  const { output, complaints, killed } = await killInTheMiddle({
    script: editor,
    args: [JSON.stringify(task)],
    // In the first, second or third one, so that something was acknowledged before.
    after: said === null ? null : { text: said, times: moment === 'edit' ? 1 : 1 + random.below(3) },
    delayMs: random.below(longestMs[moment]),
  });
  const reports = readReports(output);
  totals.acked += reports.filter(({ kind }) => acknowledging.has(kind)).length;
  const isPublishing = moment === 'push' || moment === 'pull';
  const found = await inspectWorkspace(folder, reports, isPublishing ? production : null);
  const inside = momentOf(reports);
  if (killed) return { found, inside };
  const notes = [`the process ended by itself: ${complaints.slice(0, 800)}`];
  return { found: { ...found, corrupt: found.corrupt + 1, notes }, inside };
}

/** What is said only once something is saved for good. */
const acknowledging: ReadonlySet<Report['kind']> = new Set(['edit', 'made', 'state', 'pushed', 'backup']);
