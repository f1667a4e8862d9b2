import { expect, it } from 'vitest';
import type { Plan } from '../../../shared/publishing/plan.ts';
import { pushSteps } from './push-steps.ts';

const documents = [
  { name: 'Checkout', write: 'delete', rows: 1, cascades: ['312 executions with their history'] },
  { name: 'Welcome', write: 'delete', rows: 1, cascades: [] },
  { name: 'Signup', write: 'update', rows: 4, cascades: [] },
  { name: 'Same', write: 'none', rows: 0, cascades: [] },
];

it('says what is deleted before what is written, and what goes along', () => {
  const steps = pushSteps({ documents, statements: [] } as unknown as Plan);
  expect(steps.map(({ id }) => id)).toEqual(['lock', 'compare', 'delete', 'update', 'verify', 'commit']);
  expect(steps[2]).toEqual({
    id: 'delete',
    title: 'Delete 2 rows',
    detail: 'Checkout, Welcome; takes along 312 executions with their history',
  });
});

it('without a plan speaks of no deletes', () => {
  expect(pushSteps(null).map(({ id }) => id)).not.toContain('delete');
});

it('where the database keeps a ledger, the push is noted in it right before the commit', () => {
  expect(
    pushSteps(null, true)
      .map(({ id }) => id)
      .slice(-2),
  ).toEqual(['note', 'commit']);
  expect(pushSteps(null).map(({ id }) => id)).not.toContain('note');
});
