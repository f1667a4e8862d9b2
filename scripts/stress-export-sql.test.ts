import { describe, expect, it } from 'vitest';
import { exportSqlRun } from '../stress/export-sql.ts';

const context = { seed: 20_261_123, options: { payloads: '40' }, print: () => {} };

describe('stress export-sql', () => {
  it('writes files that run twice with equal results and do nothing else', async () => {
    const { line, holds } = await exportSqlRun.start({ ...context, mutate: false });
    expect(line).toBe('export-sql payloads=40 extraStatements=0 different=0');
    expect(holds).toBe(true);
  });

  it('fails where literals are not escaped', async () => {
    const { line, holds } = await exportSqlRun.start({ ...context, mutate: true });
    expect(line).toMatch(/different=[1-9]\d*$/);
    expect(holds).toBe(false);
  });
});
