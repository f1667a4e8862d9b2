import { setTimeout as sleep } from 'node:timers/promises';
import type { Plan } from '../../shared/publishing/plan.ts';
import { documentOf, type WrittenRow } from '../clients/production.ts';
import { type Designer, isExpected, type Surroundings } from './designer.ts';
import type { Faults } from './faults.ts';

export interface PushTotals {
  lostAcks: number;
  duplicatePushes: number;
  doubleApplied: number;
}

/** The rows that each transaction of a database user wrote, by the transaction, as production itself says. */
export type Transactions = ReadonlyMap<string, readonly WrittenRow[]>;

export interface Pushing extends Surroundings {
  readonly totals: PushTotals;
  readonly faults: Faults;
  readonly transactionsOf: (who: string) => Transactions;
  /** Ends and starts processes now and then. */
  readonly kills: boolean;
}

type Fault = 'none' | 'commit-unseen' | 'answer-lost' | 'cut' | 'away' | 'kill' | 'kill-at-commit' | 'twice';

function faultOf({ random, kills, totals }: Pushing): Fault {
  const dice = random.below(100);
  // Until one is lost (`beginWithFaults`).
  if (kills && totals.lostAcks === 0) return dice < 50 ? 'answer-lost' : 'commit-unseen';
  if (dice < 50) return 'none';
  if (dice < 58) return 'commit-unseen';
  if (dice < 70) return 'answer-lost';
  if (dice < 78) return 'cut';
  if (dice < 82) return 'away';
  if (dice < 86) return 'twice';
  if (!kills) return 'none';
  return dice < 93 ? 'kill' : 'kill-at-commit';
}

/** Sends a plan, perhaps over a line that is cut or from a process that dies; then it is found out how that ended. */
export async function pushPlan(designer: Designer, plan: Plan, around: Pushing): Promise<void> {
  const { client, proxy, who } = designer;
  const { random, totals, note, transactionsOf, faults, kills } = around;
  // One at a time: what is asked about is told apart by what was there before.
  await designer.unsettled?.();
  const fault = faultOf(around);
  await around.drain();
  const before = new Set(transactionsOf(who).keys());
  const known = new Set(designer.pushes.keys());
  const input = { planId: plan.id, planHash: plan.hash, confirmation: null };
  const cutsBefore = proxy.cuts();
  if (fault === 'commit-unseen') proxy.cutAt({ at: 'COMMIT', when: 'before' });
  if (fault === 'answer-lost') proxy.cutAt({ at: 'COMMIT', when: 'after' });
  if (fault === 'cut')
    proxy.cutAt({ at: 1 + random.below(40), when: random.chance(0.5) ? 'before' : 'after' });
  if (fault === 'away')
    proxy.cutAt({ at: 'COMMIT', when: random.chance(0.5) ? 'before' : 'after', thenAway: true });
  if (fault === 'kill-at-commit')
    proxy.cutAt({ at: 'COMMIT', when: random.chance(0.5) ? 'before' : 'after', whenCut: client.kill });
  const pushes = [client.call('publishing.push', input)];
  if (fault === 'twice') pushes.push(client.call('publishing.push', input));
  const killing = fault === 'kill' ? setTimeout(client.kill, random.below(120)) : undefined;
  const replies = await Promise.all(pushes);
  clearTimeout(killing);
  proxy.cutAt(null);
  proxy.comeBack();
  const wasCut = proxy.cuts() > cutsBefore;
  const during = plan.rollsBack === null ? 'push' : 'taking back';
  const ends = replies.map((reply) => (reply.ok ? reply.value.state : reply.error.code)).join(', ');
  for (const { documentId, write } of plan.documents)
    around.oracle.history.document(
      documentId,
      `${who}, ${during}: ${write} with fault ${fault}: ${ends} (${plan.id})`,
    );
  if (wasCut && !fault.startsWith('kill')) faults.cut(during);
  for (const reply of replies) {
    if (!reply.ok && !isExpected(reply.error.code))
      note(`push of ${who}: ${reply.error.code} ${reply.error.message}`);
  }
  if (fault === 'kill') client.kill();
  if (client.isDead()) {
    faults.killed(during);
    await designer.revive();
  }
  if (wasCut && ['answer-lost', 'commit-unseen', 'away', 'kill-at-commit'].includes(fault))
    totals.lostAcks += 1;
  const settle = async () => {
    designer.unsettled = null;
    await settleAll(designer, around);
    // What was pushed once cannot be pushed again, whatever its end was.
    if (random.chance(0.15)) {
      const again = await client.call('publishing.push', input);
      if (again.ok && replies.some(({ ok }) => ok)) note(`${who} could push one plan twice`);
      await settleAll(designer, around);
    }
    await around.drain();
    const applied = [...transactionsOf(who)].filter(([transaction]) => !before.has(transaction));
    if (applied.length > 1) {
      if (wasCut) totals.doubleApplied += 1;
      else totals.duplicatePushes += 1;
      note(`one plan of ${who} was committed ${applied.length} times (${fault})`);
    }
    const [done] = applied;
    const [id] = [...designer.pushes]
      .filter(([push, state]) => state === 'committed' && !known.has(push))
      .map(([push]) => push);
    if (done && id !== undefined) designer.written.set(id, done[1]);
    judge(designer, around, fault);
  };
  const isLeft = kills && ['away', 'kill-at-commit'].includes(fault) && random.chance(0.7);
  if (!isLeft) return settle();
  // Nobody has to ask at once: work goes on meanwhile.
  designer.unsettled = settle;
  faults.leftUnknown();
}

/** Takes one of the own pushes of the last time back, where what it wrote is still as it left it. */
export async function takeBack(designer: Designer, around: Pushing): Promise<void> {
  const { client, who, pushes, written } = designer;
  const { random, oracle, note, disturb } = around;
  const committed = [...pushes].filter(([id, state]) => state === 'committed' && written.has(id));
  const pushId = random.pick(committed.slice(-4))?.[0];
  if (pushId === undefined) return;
  const make = () => client.call('publishing.planRollback', { pushId });
  const plan = await (disturb ? disturb(designer, 'planning', make) : make());
  if (!plan.ok) {
    if (!isExpected(plan.error.code)) note(`${who} plans the way back: ${plan.error.message}`);
    return;
  }
  const going = new Set(
    plan.value.documents.filter(({ write }) => write !== 'none').map(({ documentId }) => documentId),
  );
  if (going.size === 0) return;
  oracle.takesBack(
    who,
    (written.get(pushId) ?? []).filter((row) => going.has(documentOf(row))),
  );
  await pushPlan(designer, plan.value, around);
}

/** A minute, at a tenth of a second each: a server on a loaded machine ends what was cut when it comes to it. */
const mostQuestions = 600;

/** Whatever is unknown is asked for until the server says how it ended. */
export async function settleAll(designer: Designer, { note }: Pushing): Promise<void> {
  const { client, environmentId, pushes, who } = designer;
  for (let tries = 0; ; tries += 1) {
    const list = await client.get('publishing.pushes', { environmentId });
    for (const { id, state } of list) pushes.set(id, state);
    const open = list.filter(({ state }) => state === 'unknown' || state === 'running');
    if (open.length === 0) return;
    if (tries === mostQuestions) {
      note(`${who} never learned how a push ended: ${open[0]?.message}`);
      return;
    }
    for (const { id } of open) await client.call('publishing.settlePush', { pushId: id });
    if (tries > 0) await sleep(100);
  }
}

/** What the application says was committed, and what production has: the same number, always. */
export function judge(
  { who, pushes }: Designer,
  { totals, note, transactionsOf }: Pushing,
  fault: string,
): void {
  const said = [...pushes.values()].filter((state) => state === 'committed').length;
  const done = transactionsOf(who).size;
  if (said === done) return;
  totals.doubleApplied += 1;
  note(`${who} says that ${said} pushes were committed, production has ${done} (${fault})`);
}
