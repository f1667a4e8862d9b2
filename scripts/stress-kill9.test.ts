import { describe, expect, it } from 'vitest';
import { kill9 } from '../stress/kill9.ts';

const context = { seed: 20_261_122, options: { kills: '8' }, print: () => {} };

describe('stress kill9', () => {
  it('loses, corrupts and tears nothing', { timeout: 240_000 }, async () => {
    const { line, holds } = await kill9.start({ ...context, mutate: false });
    expect(line).toMatch(/^kill9 kills=8 acked=[1-9]\d* lost=0 corrupt=0 torn=0$/);
    expect(holds).toBe(true);
  });

  it('fails where edits are called saved before they are, and where writes are no transactions', {
    timeout: 240_000,
  }, async () => {
    const options = { kills: '4' };
    const { line, holds } = await kill9.start({ ...context, options, mutate: true });
    expect(line).toMatch(/ lost=[1-9]\d* corrupt=\d+ torn=[1-9]\d*$/);
    expect(holds).toBe(false);
  });
});
