import { describe, expect, it } from 'vitest';
import { pushFaults } from '../stress/push-faults.ts';

// Each ninth message only, and COMMIT: the run itself cuts at all of them.
const context = { seed: 20_261_123, options: { stride: '9' }, print: () => {} };

describe('stress push-faults', () => {
  it('leaves everything or nothing, wherever the line is cut', async () => {
    const { line, holds } = await pushFaults.start({ ...context, mutate: false });
    expect(line).toMatch(/^push-faults abortPoints=[1-9]\d* partial=0$/);
    expect(holds).toBe(true);
  });

  it('fails where statements are not one transaction', async () => {
    const { line, holds } = await pushFaults.start({ ...context, mutate: true });
    expect(line).toMatch(/partial=[1-9]\d*$/);
    expect(holds).toBe(false);
  });
});
