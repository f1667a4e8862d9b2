import { attacks } from './loopback/attacks.ts';
import { sendRaw } from './loopback/raw-request.ts';
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
    // Without a window that does get in, all these refusals would say nothing.
    const user = await sendRaw(target.port, [
      'GET / HTTP/1.1',
      `Host: 127.0.0.1:${target.port}`,
      `Cookie: ${target.cookie}`,
    ]);
    if (user.status !== 200) print('the user’s own window was refused');
    target.close();
    return {
      line: `loopback attacks=${attacks.length} accepted=${accepted}`,
      holds: accepted === 0 && user.status === 200 && attacks.length >= 60,
    };
  },
};
