import { expect, test } from 'vitest';
import { createPlanStore, hashContent, hashContentInSlices, type MadePlan } from './made-plan.ts';

const made = (id: string, rows: number) => ({ plan: { id }, rows }) as MadePlan;

test('the newest plans are kept as far as there is room, and the last one in any case', () => {
  const plans = createPlanStore(3, 100);
  const kept = () => ['a', 'b', 'c', 'd', 'e'].filter((id) => plans.find(id) !== undefined).join('');
  for (const id of ['a', 'b', 'c', 'd']) plans.keep(made(id, 1));
  expect(kept()).toBe('bcd');
  plans.keep(made('e', 99));
  expect(kept(), 'all of it would be 101 rows').toBe('de');
  plans.keep(made('a', 1_000));
  expect(kept()).toBe('a');
  plans.drop('a');
  expect(kept()).toBe('');
});

test('a plan has one hash, whether it was made in one go or in slices', async () => {
  const statements = [{ sql: 'SELECT $1', parameters: ['a', ['b', null, 'c'], 1, true], purpose: 'Look' }];
  const documents = Array.from({ length: 200 }, (_, index) => ({
    documentId: `${index}`,
    kind: 'journey' as const,
    write: 'insert' as const,
    beforeHash: null,
    afterHash: 'a',
  }));
  const content = { database: 'd', schema: 's', statements, documents };
  expect(await hashContentInSlices(content)).toBe(hashContent(content));
  const other = {
    ...content,
    statements: [{ ...statements[0]!, parameters: ['a', ['b', 'c', null], 1, true] }],
  };
  expect(hashContent(other)).not.toBe(hashContent(content));
});
