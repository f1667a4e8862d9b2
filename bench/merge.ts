import { randomUUID } from 'node:crypto';
import { startPostgres, type TestConnection } from '../e2e/harness/postgres-server.ts';
import { diffDocuments } from '../shared/documents/diff.ts';
import type { Document, DocumentRecord } from '../shared/documents/document.ts';
import { mergeDocuments } from '../shared/documents/merge.ts';
import { resolveConflicts } from '../shared/documents/resolve-conflicts.ts';
import {
  closePublishingWorkspaces,
  openPublishingWorkspace,
  type PublishingWorkspace,
} from '../src-main/testing/publishing-workspace.ts';
import { makeJourney } from './canvas-page/make-journey.ts';
import { startDelayingProxy } from './push-proxy.ts';
import { type Stretch, watchStretches } from './push-stretches.ts';
import { growthExponent, median, quantile, shuffled, spread } from './statistics.ts';

const roundTripMs = 20;
const sizes = [100, 1000] as const;
type Size = (typeof sizes)[number];
/** For how long a window may wait for its answer because something else is worked on, in ms. */
const longestStretchMs = 200;

/**
 * A merge by the size of the document, conflicts decided; and a pull that merges documents that both sides changed, beside the
 * database and with a round trip of 20 ms.
 */
export async function merge(options: ReadonlyMap<string, string>): Promise<{ readonly short: number }> {
  const repetitions = Number(options.get('repetitions') ?? 40);
  const pulls = Number(options.get('pulls') ?? 5);
  const documents = Number(options.get('documents') ?? 200);
  const merges = measureMerges(repetitions);
  const pulled = await measurePulls(pulls, documents);
  return report(merges, pulled, documents);
}

interface Sides {
  readonly base: Document;
  readonly mine: Document;
  readonly theirs: Document;
}

/** About so many records, of which both sides changed a third, and a tenth to different values. */
function sidesOf(size: Size): Sides {
  const base = makeJourney(Math.round(size * 0.44));
  return { base, mine: edited(base, 'mine', 0), theirs: edited(base, 'theirs', 3) };
}

function edited(base: Document, who: string, shift: number): Document {
  const records = Object.values(base.records).map((record, index): DocumentRecord => {
    if (record.kind !== 'touchpoint') return record;
    if (index % 10 === 0) return { ...record, description: `What ${who} says of ${index}` };
    return (index + shift) % 5 === 0 ? { ...record, actionTaken: `${who}_${index}` } : record;
  });
  return { ...base, records: Object.fromEntries(records.map((record) => [record.id, record])) };
}

function measureMerges(repetitions: number): ReadonlyMap<Size, readonly number[]> {
  // As many records for each size, in documents of their own: one small document over and over would never leave the cache.
  const subjects = new Map(
    sizes.map((size) => [size, Array.from({ length: 1000 / size }, () => sidesOf(size))]),
  );
  const times = new Map<Size, number[]>();
  // Every piece of code is compiled before the first figure counts.
  for (let repetition = -10; repetition < repetitions; repetition += 1) {
    for (const size of shuffled(sizes, Math.random)) {
      const all = subjects.get(size) ?? [];
      const started = performance.now();
      for (const sides of all) {
        const merged = mergeDocuments(sides.base, sides.mine, sides.theirs);
        const resolved = resolveConflicts(merged, { document: 'theirs' });
        if (!resolved.ok || merged.conflicts.length === 0) throw new Error('There was nothing to decide');
      }
      const taken = (performance.now() - started) / all.length;
      if (repetition >= 0) times.set(size, [...(times.get(size) ?? []), taken]);
    }
  }
  return times;
}

interface Pulled {
  readonly local: readonly number[];
  readonly far: readonly number[];
  readonly stretches: readonly Stretch[];
}

/** Both designers changed every document, in different places: one of them has published, the other pulls. */
async function measurePulls(pulls: number, documents: number): Promise<Pulled> {
  const server = await startPostgres();
  const far = await startDelayingProxy(server.port, roundTripMs);
  const stretch = watchStretches();
  const times = { local: [] as number[], far: [] as number[] };
  const stretches: Stretch[] = [];
  try {
    const { connection, password } = await server.createDatabase();
    const enter = async (w: PublishingWorkspace, to: TestConnection) => ({
      w,
      environmentId: await w.environment(to, password),
    });
    const first = await enter(openPublishingWorkspace(), connection);
    await first.w.get('publishing.setup', { environmentId: first.environmentId, confirmation: null });
    const ids = Array.from({ length: documents }, (_, index) => {
      const journey = makeJourney(10);
      return first.w.draw({
        ...journey,
        id: randomUUID(),
        header: { ...journey.header, name: `Journey ${index + 1}` },
      });
    });
    await publish(first, ids);
    const others = {
      local: await enter(openPublishingWorkspace(), connection),
      far: await enter(openPublishingWorkspace(), { ...connection, port: far.port }),
    };
    for (const other of Object.values(others)) await pull(other);
    for (let turn = 0; turn < pulls; turn += 1) {
      for (const id of ids) editRecord(first.w, id, 0, `First says ${turn}`);
      await publish(first, ids);
      for (const name of shuffled(['local', 'far'] as const, Math.random)) {
        const other = others[name];
        for (const id of ids) editRecord(other.w, id, 1, `${name} says ${turn}`);
        stretch.begin();
        const started = performance.now();
        const merged = await pull(other);
        times[name].push(performance.now() - started);
        stretches.push(await stretch.end());
        if (merged !== documents) throw new Error(`${merged} of ${documents} were merged`);
      }
    }
  } finally {
    stretch.stop();
    await closePublishingWorkspaces();
    await far.stop();
    await server.stop();
  }
  return { ...times, stretches };
}

interface Entered {
  readonly w: PublishingWorkspace;
  readonly environmentId: string;
}

async function publish({ w, environmentId }: Entered, ids: readonly string[]): Promise<void> {
  const pushed = await w.push(environmentId, ...ids);
  if (!pushed.ok) throw new Error(pushed.error.message);
}

/** How many documents were merged. */
async function pull({ w, environmentId }: Entered): Promise<number> {
  const { pulled, conflicts } = await w.get('publishing.pull', { environmentId, documentIds: [] });
  if (conflicts.length > 0) throw new Error('There were conflicts');
  return pulled.filter(({ how }) => how === 'merged').length;
}

function editRecord(w: PublishingWorkspace, id: string, which: number, description: string): void {
  const { document } = w.read(id);
  const touchpoint = Object.values(document.records).filter(({ kind }) => kind === 'touchpoint')[which];
  if (!touchpoint) throw new Error('There is no such touchpoint');
  const records = { ...document.records, [touchpoint.id]: { ...touchpoint, description } };
  w.apply(id, diffDocuments(document, { ...document, records }));
}

function report(merges: ReadonlyMap<Size, readonly number[]>, pulled: Pulled, documents: number) {
  let cases = 0;
  let short = 0;
  const judge = (text: string, missed: boolean) => {
    cases += 1;
    if (missed) short += 1;
    console.log(`merge ${text} ${missed ? 'SHORT' : 'ok'}`);
  };
  const figures = (values: readonly number[]) =>
    `median=${median(values).toFixed(2)} p95=${quantile(values, 0.95).toFixed(2)}`;
  const [few, many] = [merges.get(100) ?? [0], merges.get(1000) ?? [0]];
  console.log(`merge records-100 ${figures(few)}`);
  const exponent = growthExponent(median(few), median(many), 10);
  // What the spread of both alone could make of it.
  const noise = Math.log(1 + spread(few) + spread(many)) / Math.log(10);
  judge(
    `records-1000 ${figures(many)} ratio=${(median(many) / median(few)).toFixed(2)} exponent=${exponent.toFixed(2)} goal=1.1`,
    exponent > 1.1 + noise,
  );
  const { local, far, stretches } = pulled;
  console.log(`merge pull-${documents} ${figures(local)}`);
  const ratio = median(far) / median(local);
  judge(
    `pull-${documents}-far-20ms ${figures(far)} ratio=${ratio.toFixed(2)} goal=2.5`,
    ratio > 2.5 * (1 + spread(far) + spread(local)),
  );
  const own = stretches.map((stretch) => stretch.own);
  const clock = median(stretches.map((stretch) => stretch.clock)).toFixed(0);
  const longest = median(own) / longestStretchMs;
  judge(
    `longest-stretch-pull ${figures(own)} clock=${clock} ratio=${longest.toFixed(2)} goal=1`,
    longest > 1 + spread(own),
  );
  console.log(`merge cases=${cases} short=${short}`);
  return { short };
}
