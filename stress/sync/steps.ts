import { documentKinds } from '../../shared/documents/document.ts';
import type { Held } from '../clients/protocol.ts';
import { type Designer, decideAll, makePlan, pull } from './designer.ts';
import { marksGone, randomEdit } from './edits.ts';
import { makeDocument } from './entering.ts';
import { marksIn } from './marks.ts';
import { type Pushing, pushPlan, takeBack } from './pushes.ts';
import { send } from './sending.ts';

/** So many documents stay open, so that there is always something to edit together. */
const fewest = 6;

/** One thing that a designer does. */
export async function step(designer: Designer, around: Pushing): Promise<void> {
  const { random, oracle, kills } = around;
  if (!kills) return hurry(designer, around);
  if (random.chance(0.3)) await designer.unsettled?.();
  const dice = random.below(100);
  if (dice < 40) return edit(designer, around);
  if (dice < 54) {
    designer.plan = await makePlan(designer, around, 4);
    return;
  }
  if (dice < 73) {
    const plan = designer.plan ?? (await makePlan(designer, around, 4));
    designer.plan = null;
    return plan ? pushPlan(designer, plan, around) : undefined;
  }
  if (dice < 82) return pull(designer, around);
  if (dice < 89) return void (await decideAll(designer, around));
  if (dice < 94) return takeBack(designer, around);
  if (dice < 97) return putAway(designer, around);
  if (dice < 99) return bringBack(designer, around);
  await makeDocument(designer, random.pick(documentKinds) ?? 'journey', `New ${random.id()}`, oracle, random);
}

/**
 * Where it is only to be seen whether the oracle notices: whoever has a plan pushes it, and between making one and pushing it
 * somebody else is always in the way.
 */
async function hurry(designer: Designer, around: Pushing): Promise<void> {
  const { plan } = designer;
  designer.plan = null;
  if (plan) return pushPlan(designer, plan, around);
  await edit(designer, around);
  designer.plan = await makePlan(designer, around, 4);
  if (designer.plan) return;
  await pull(designer, around);
  await decideAll(designer, around);
}

async function edit(designer: Designer, around: Pushing): Promise<void> {
  const { random, oracle, kills, faults } = around;
  const { client, who } = designer;
  const held = random.pick(await client.documents());
  if (!held) return;
  const change = randomEdit(held.document, random, oracle);
  const dies = kills && random.chance(0.02);
  const killing = dies ? setTimeout(client.kill, random.below(6)) : undefined;
  const isSaved = await send(designer, held, change, random);
  oracle.history.document(
    held.document.id,
    `${who} edits ${[...marksIn(JSON.stringify(change))].map(([place, value]) => `q${place}.${value}`).join(' ')}: ${isSaved}`,
  );
  clearTimeout(killing);
  if (client.isDead()) {
    faults.killed('edit');
    await designer.revive();
  }
  if (!isSaved && !(dies && (await isThere(designer, held)))) return;
  for (const [place, value] of marksGone(change)) oracle.removed(who, place, value);
}

/** Whether an edit was kept whose answer never came. */
async function isThere({ client }: Designer, { document, revision }: Held): Promise<boolean> {
  const now = (await client.documents()).find((held) => held.document.id === document.id);
  return now !== undefined && now.revision > revision;
}

/** Archived here: its row is switched off there with one of the next pushes, or deleted for good. */
async function putAway({ client, who }: Designer, { random, oracle }: Pushing): Promise<void> {
  const all = await client.documents();
  const held = all.length > fewest ? random.pick(all) : undefined;
  if (!held) return;
  await client.get('documents.archive', { id: held.document.id });
  oracle.history.document(held.document.id, `${who} archives it`);
}

/** What was archived is used again, whatever became of its row meanwhile. */
async function bringBack({ client, who }: Designer, { random, oracle }: Pushing): Promise<void> {
  const held = random.pick(await client.documents(true));
  if (!held) return;
  await client.get('documents.restore', { id: held.document.id });
  oracle.history.document(held.document.id, `${who} restores it`);
}
