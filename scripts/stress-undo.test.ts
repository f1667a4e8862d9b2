import { describe, expect, it } from 'vitest';
import { readOptions, sizeOf } from '../stress/options.ts';
import { stressRuns } from '../stress/registry.ts';
import { undo } from '../stress/undo.ts';

const context = { seed: 20_261_122, options: { sequences: '20' }, print: () => {} };

describe('stress undo', () => {
  it('finds no mismatch', async () => {
    const { line, holds } = await undo.start({ ...context, mutate: false });
    expect(line).toMatch(/^undo sequences=20 operations=\d{3,} mismatches=0$/);
    expect(holds).toBe(true);
  });

  it('is the same run for the same seed', async () => {
    const [a, b] = [
      await undo.start({ ...context, mutate: false }),
      await undo.start({ ...context, mutate: false }),
    ];
    expect(a).toEqual(b);
  });

  it('fails where the safeguard is taken away', async () => {
    const { line, holds } = await undo.start({ ...context, mutate: true });
    expect(line).toMatch(/mismatches=[1-9]\d*$/);
    expect(holds).toBe(false);
  });

  it('the registry knows it, and options are read', () => {
    expect(stressRuns['undo']).toBe(undo);
    expect(readOptions(['--sequences', '5', '--mutate'])).toEqual({
      ok: true,
      value: { sequences: '5', mutate: true },
    });
    expect(readOptions(['sequences']).ok).toBe(false);
    expect(() => sizeOf({ sequences: 'many' }, 'sequences', 1)).toThrow('whole number');
  });
});
