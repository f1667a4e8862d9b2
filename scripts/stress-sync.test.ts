import { describe, expect, it } from 'vitest';
import { sync } from '../stress/sync.ts';

// Two designers, and one of the two databases each: the run itself has three and both.
const context = { seed: 4, print: () => {} };

describe('stress sync', () => {
  it('overwrites nothing silently, over lines that are cut and in processes that are killed', {
    timeout: 240_000,
  }, async () => {
    const options = { clients: '2', rounds: '4', assisted: true } as const;
    const { line, holds } = await sync.start({ ...context, options, mutate: false });
    expect(line).toMatch(
      /^sync clients=2 rounds=4 silentOverwrites=0 diverged=0 duplicatePushes=0 lostAcks=[1-9]\d* doubleApplied=0$/,
    );
    expect(holds).toBe(true);
  });

  it('fails where a push does not look again at what is there', { timeout: 240_000 }, async () => {
    const options = { clients: '2', rounds: '20', bare: true } as const;
    const { line, holds } = await sync.start({ ...context, options, mutate: true });
    expect(line).toMatch(/silentOverwrites=[1-9]\d* /);
    expect(holds).toBe(false);
  });
});
