import type { RandomSource } from '../random-source.ts';
import type { Disturb } from './designer.ts';

/** Lines that were cut and processes that were killed, by what they were doing. */
export type Faults = ReturnType<typeof createFaults>;

export function createFaults() {
  let left = 0;
  const [killed, cut] = [new Map<string, number>(), new Map<string, number>()];
  const count = (map: Map<string, number>) => (during: string) => {
    map.set(during, (map.get(during) ?? 0) + 1);
  };
  const sum = (map: Map<string, number>) => [...map.values()].reduce((all, one) => all + one, 0);
  const words = (map: Map<string, number>) =>
    [...map].map(([during, times]) => `${during} ${times}`).join(', ') || 'nowhere';
  return {
    killed: count(killed),
    cut: count(cut),
    leftUnknown: () => {
      left += 1;
    },
    /** Pushes whose end nobody asked about for a while. */
    left: () => left,
    kills: () => sum(killed),
    cuts: () => sum(cut),
    /** 'push 4, pull 2'. */
    killsInWords: () => words(killed),
    cutsInWords: () => words(cut),
  };
}

/** One line in ten is cut in the middle of the conversation, and one process in ten is killed there; of plans fewer. */
export function disturbing(random: RandomSource, faults: Faults): Disturb {
  return async (designer, during, work) => {
    const { client, proxy } = designer;
    const dice = random.below(during === 'planning' ? 300 : 100);
    const at = 1 + random.below(14);
    const when = random.chance(0.5) ? 'before' : 'after';
    const before = proxy.cuts();
    // The first is killed (`beginWithFaults`).
    const isFirst = faults.kills() === 0;
    const isCut = dice >= 80 && dice < 90 && !isFirst;
    const dies = (dice >= 90 && dice < 100) || isFirst;
    if (isFirst) proxy.cutAt({ at: 6, when, whenCut: client.kill });
    if (isCut) proxy.cutAt({ at, when, thenAway: dice >= 88 });
    // Half of them at a message on the line, half of them whenever: what comes in is written here after the last message.
    if (dies && !isFirst && dice >= 95) proxy.cutAt({ at, when, whenCut: client.kill });
    const killing = dies && !isFirst && dice < 95 ? setTimeout(client.kill, random.below(60)) : undefined;
    const value = await work();
    clearTimeout(killing);
    proxy.cutAt(null);
    proxy.comeBack();
    if (client.isDead()) {
      faults.killed(during);
      await designer.revive();
    } else if (proxy.cuts() > before) faults.cut(during);
    return value;
  };
}
