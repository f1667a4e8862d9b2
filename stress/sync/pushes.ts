import { setTimeout as sleep } from 'node:timers/promises';
import type { Plan } from '../../shared/publishing/plan.ts';
import { type Designer, isExpected, type Surroundings } from './designer.ts';

export interface PushTotals {
  lostAcks: number;
  duplicatePushes: number;
  doubleApplied: number;
  kills: number;
  cuts: number;
}

export interface Pushing extends Surroundings {
  readonly totals: PushTotals;
  /** How many transactions of this database user were committed, as production itself says. */
  readonly transactionsOf: (who: string) => number;
  /** Ends and starts processes now and then. */
  readonly kills: boolean;
}

type Fault = 'none' | 'commit-unseen' | 'answer-lost' | 'cut' | 'away' | 'kill' | 'kill-at-commit' | 'twice';

function faultOf({ random, kills }: Pushing): Fault {
  const dice = random.below(100);
  if (dice < 50) return 'none';
  if (dice < 58) return 'commit-unseen';
  if (dice < 70) return 'answer-lost';
  if (dice < 78) return 'cut';
  if (dice < 79) return 'away';
  if (dice < 85) return 'twice';
  if (!kills) return 'none';
  return dice < 93 ? 'kill' : 'kill-at-commit';
}

/** Sends a plan, perhaps over a line that is cut or from a process that dies; then it is found out how that ended. */
export async function pushPlan(designer: Designer, plan: Plan, around: Pushing): Promise<void> {
  const { client, proxy, who } = designer;
  const { random, totals, note, transactionsOf } = around;
  const fault = faultOf(around);
  await around.drain();
  const before = transactionsOf(who);
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
  if (wasCut) totals.cuts += 1;
  for (const reply of replies) {
    if (!reply.ok && !isExpected(reply.error.code))
      note(`push of ${who}: ${reply.error.code} ${reply.error.message}`);
  }
  if (fault === 'kill') client.kill();
  if (client.isDead()) {
    totals.kills += 1;
    await designer.revive();
  }
  await settleAll(designer, around);
  if (wasCut && ['answer-lost', 'commit-unseen', 'away', 'kill-at-commit'].includes(fault))
    totals.lostAcks += 1;
  // What was pushed once cannot be pushed again, whatever its end was.
  if (random.chance(0.15)) {
    const again = await client.call('publishing.push', input);
    if (again.ok && replies.some(({ ok }) => ok)) note(`${who} could push one plan twice`);
    await settleAll(designer, around);
  }
  await around.drain();
  const applied = transactionsOf(who) - before;
  if (applied > 1) {
    if (wasCut) totals.doubleApplied += 1;
    else totals.duplicatePushes += 1;
    note(`one plan of ${who} was committed ${applied} times (${fault})`);
  }
  judge(designer, around, fault);
}

/** Whatever is unknown is asked for until the server says how it ended. */
export async function settleAll(designer: Designer, { note }: Pushing): Promise<void> {
  const { client, environmentId, pushes, who } = designer;
  for (let tries = 0; ; tries += 1) {
    const list = await client.get('publishing.pushes', { environmentId });
    for (const { id, state } of list) pushes.set(id, state);
    const open = list.filter(({ state }) => state === 'unknown' || state === 'running');
    if (open.length === 0) return;
    if (tries === 40) {
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
  const done = transactionsOf(who);
  if (said === done) return;
  totals.doubleApplied += 1;
  note(`${who} says that ${said} pushes were committed, production has ${done} (${fault})`);
}
