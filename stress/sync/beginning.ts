import { type Designer, makePlan } from './designer.ts';
import { type Pushing, pushPlan } from './pushes.ts';

/** Far more than it takes: a plan that dies with its process, those that find something to be mended, one that goes. */
const mostTries = 20;

/**
 * However short the run, one process is killed and one answer is lost in it: chance alone often has no push at all in a few
 * rounds. Nobody else is at work yet, so nothing comes in between.
 */
export async function beginWithFaults(designer: Designer, around: Pushing): Promise<void> {
  const { totals, faults } = around;
  for (let tries = 0; totals.lostAcks === 0 || faults.kills() === 0; tries += 1) {
    if (tries === mostTries) throw new Error('No push came as far as its answer');
    const plan = await makePlan(designer, around, 4);
    if (plan) await pushPlan(designer, plan, around);
  }
}
