import type { CuttingProxy } from '../../e2e/harness/cutting-proxy.ts';
import type { Plan } from '../../shared/publishing/plan.ts';
import type { WrittenRow } from '../clients/production.ts';
import type { RandomSource } from '../random-source.ts';
import { type Marks, marksIn } from './marks.ts';
import { mend } from './mending.ts';
import type { Oracle, Place } from './oracle.ts';
import type { AtWork } from './sending.ts';

/** One designer at a workspace of their own, on a road to production that can be cut. */
export interface Designer extends AtWork {
  readonly proxy: CuttingProxy;
  readonly environmentId: string;
  /** A plan that was made and perhaps looked at for a while. */
  plan: Plan | null;
  /** How each push ended, as the application says. */
  readonly pushes: Map<string, string>;
  /** What each push that was committed wrote there, as production itself saw it. */
  readonly written: Map<string, readonly WrittenRow[]>;
  /** Finds out how a push ended that nobody asked about yet; null: there is none. */
  unsettled: (() => Promise<void>) | null;
  /** After a kill: a new process on the same workspace. */
  readonly revive: () => Promise<void>;
}

export interface Surroundings {
  readonly random: RandomSource;
  readonly oracle: Oracle;
  /** Tells the oracle what was committed in production up to now. */
  readonly drain: () => Promise<void>;
  readonly note: (text: string) => void;
  /** Does some work over a line that may be cut, in a process that may be killed; absent: neither happens. */
  readonly disturb?: Disturb;
}

export type Disturb = <Value>(
  designer: Designer,
  during: string,
  work: () => Promise<Value>,
) => Promise<Value>;

const undisturbed: Disturb = (_designer, _during, work) => work();

/** Answers that a designer may get in the middle of this; any other is a fault of the application. */
const expected = new Set([
  'killed',
  'conflict',
  'production-moved',
  'plan-outdated',
  'push-failed',
  'findings-block',
  'unreachable',
  'bad-input',
  'not-found',
  'name-taken',
  'stale-revision',
  'invalid-change',
  'unsupported',
  'lock-timeout',
  'row-locked',
]);

export function isExpected(code: string): boolean {
  return expected.has(code);
}

export async function marksHere({ client }: Designer): Promise<Marks> {
  return marksIn(JSON.stringify((await client.documents()).map(({ document }) => document)));
}

/** What comes in over a command is judged against what was here before. */
export async function incoming<Value>(
  designer: Designer,
  { oracle, drain }: Surroundings,
  work: () => Promise<Value>,
): Promise<Value> {
  const before = await marksHere(designer);
  const value = await work();
  await drain();
  oracle.workspace(designer.who, before, await marksHere(designer));
  return value;
}

export async function pull(designer: Designer, around: Surroundings): Promise<void> {
  const { client, environmentId, who } = designer;
  const { disturb = undisturbed } = around;
  const pulled = await incoming(designer, around, () =>
    disturb(designer, 'pull', () =>
      client.call('publishing.pull', { environmentId, documentIds: [], acceptVanished: true }),
    ),
  );
  if (!pulled.ok) {
    if (!isExpected(pulled.error.code)) around.note(`pull of ${who}: ${pulled.error.message}`);
    return;
  }
  for (const { name, reason } of pulled.value.raw) around.note(`${who} cannot read "${name}": ${reason}`);
}

/** Decides whatever waits for a decision, each document in one of the ways that the window offers. */
export async function decideAll(designer: Designer, around: Surroundings): Promise<number> {
  const { client, environmentId } = designer;
  const status = await client.call('publishing.status', { environmentId, acceptVanished: true });
  if (!status.ok) return 0;
  const waiting = status.value.documents.filter(({ state }) => ['conflict', 'deleted-there'].includes(state));
  for (const { documentId } of waiting)
    await incoming(designer, around, () => decide(designer, documentId, around));
  return waiting.length;
}

async function decide(designer: Designer, documentId: string, around: Surroundings): Promise<void> {
  const { client, environmentId, who } = designer;
  const { oracle, random, disturb = undisturbed } = around;
  const shown = await client.call('publishing.conflict', { environmentId, documentId });
  if (!shown.ok) return;
  const { theirs, theirsHash, mineRevision, mine } = shown.value;
  const side = (): 'mine' | 'theirs' => (random.chance(0.5) ? 'mine' : 'theirs');
  const document = side();
  if (theirs && theirsHash !== null && random.chance(0.8)) {
    // One side of all, or one of each record and of the header.
    const ids = random.chance(0.5) ? [] : [...Object.keys(mine.records), ...Object.keys(theirs.records)];
    const records = Object.fromEntries(ids.map((id) => [id, side()] as const));
    const header = ids.length > 0 ? side() : document;
    const choices = { document, header, records };
    const input = { environmentId, documentId, theirsHash, mineRevision, edit: null, choices };
    const resolved = await disturb(designer, 'resolving', () =>
      client.call('publishing.resolveConflict', input),
    );
    const sideOf = (place: Place | undefined) => {
      if (!place || place.unit !== null) return document;
      return place.recordId === null ? header : (records[place.recordId] ?? document);
    };
    oracle.history.document(
      documentId,
      `${who} resolves (${document}, header ${header}, ${JSON.stringify(records)}): ${resolved.ok ? 'done' : resolved.error.code}`,
    );
    // A process that was killed may have done it.
    if (resolved.ok || resolved.error.code === 'killed') oracle.chose(who, shown.value, sideOf, false);
    else if (!isExpected(resolved.error.code)) around.note(`${who} resolves: ${resolved.error.message}`);
    return;
  }
  const chosen = await disturb(designer, 'choosing', () =>
    client.call('publishing.chooseSide', { environmentId, documentId, side: document, theirsHash }),
  );
  oracle.history.document(
    documentId,
    `${who} chooses ${document} (there: ${theirs ? 'yes' : 'no'}): ${chosen.ok ? 'done' : chosen.error.code}`,
  );
  if (chosen.ok || chosen.error.code === 'killed') oracle.chose(who, shown.value, () => document, true);
  else if (!isExpected(chosen.error.code)) around.note(`${who} chooses: ${chosen.error.message}`);
}

/** A plan of some documents that wait to be published; null: there are none, or they cannot go now. */
export async function makePlan(designer: Designer, around: Surroundings, most: number): Promise<Plan | null> {
  const { client, environmentId, who } = designer;
  const { random, oracle, disturb = undisturbed } = around;
  const status = await client.call('publishing.status', { environmentId, acceptVanished: true });
  if (!status.ok) return null;
  const going = status.value.documents.filter(({ state }) =>
    ['changed-here', 'new-here', 'archived-here'].includes(state),
  );
  const some = going.filter(() => going.length <= 2 || random.chance(0.7)).slice(0, most);
  if (some.length === 0) return null;
  const documentIds = some.map(({ documentId }) => documentId);
  const deleteIds = some
    .filter(({ state }) => state === 'archived-here' && random.chance(0.4))
    .map(({ documentId }) => documentId);
  for (const { document } of deleteIds.length > 0 ? await client.documents(true) : [])
    if (deleteIds.includes(document.id)) oracle.deletes(who, marksIn(JSON.stringify(document)));
  const plan = await disturb(designer, 'planning', () =>
    client.call('publishing.plan', { environmentId, documentIds, deleteIds }),
  );
  if (!plan.ok) {
    if (!isExpected(plan.error.code)) around.note(`plan of ${who}: ${plan.error.message}`);
    return null;
  }
  for (const { documentId, write } of plan.value.documents)
    oracle.history.document(documentId, `${who} plans to write it: ${write} (${plan.value.id})`);
  for (const { documentId, blocked, findings } of plan.value.documents) {
    if (blocked === null || findings.errors === 0) continue;
    if (!(await mend(designer, documentId, around))) around.note(`${who} cannot publish: ${blocked}`);
    return null;
  }
  return plan.value;
}
