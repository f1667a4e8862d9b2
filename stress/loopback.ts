import { attacks } from './loopback/attacks.ts';
import { openTarget } from './loopback/target.ts';
import type { StressRun } from './stress-run.ts';

/** Every way that we know to reach the browser host without being the user's own window. */
export const loopback: StressRun = {
  promise: 'nobody but the user gets in through loopback',
  start: async ({ mutate, print }) => {
    const target = await openTarget(mutate);
    let accepted = 0;
    for (const attack of attacks) {
      if (!(await attack.run(target))) continue;
      accepted += 1;
      print(`accepted: ${attack.name}`);
    }
    target.close();
    return {
      line: `loopback attacks=${attacks.length} accepted=${accepted}`,
      holds: accepted === 0 && attacks.length >= 60,
    };
  },
};
