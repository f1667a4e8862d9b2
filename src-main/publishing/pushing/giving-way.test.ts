import { afterEach, expect, test } from 'vitest';
import { sharedPostgres } from '../../../e2e/harness/shared-postgres.ts';
import { oneDesigner } from '../../testing/designers.ts';
import { closePublishingWorkspaces } from '../../testing/publishing-workspace.ts';

const server = await sharedPostgres();
afterEach(closePublishingWorkspaces);

/** A trigger that fails as a deadlock or a serialization failure does, so many times. */
async function withTrouble(sqlState: string, times: number) {
  const { w, environmentId, run } = await oneDesigner(server);
  const id = w.draw('Onboarding');
  const plan = await w.plan(environmentId, id);
  // A sequence keeps counting although the transaction is rolled back.
  await run(
    `CREATE SEQUENCE tries;
     CREATE FUNCTION trouble() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF nextval('public.tries') <= ${times} THEN RAISE EXCEPTION 'in the way' USING ERRCODE = '${sqlState}'; END IF;
       RETURN NEW;
     END $$;
     CREATE TRIGGER trouble BEFORE INSERT ON journey_templates FOR EACH ROW EXECUTE FUNCTION trouble()`,
  );
  const pushed = await w.call('publishing.push', {
    planId: plan.id,
    planHash: plan.hash,
    confirmation: null,
  });
  const [tried] = await run('SELECT last_value AS n FROM tries');
  const [rows] = await run('SELECT count(*) AS n FROM journey_templates');
  return { pushed, tries: Number(tried!['n']), rows: Number(rows!['n']) };
}

test.each([['40P01'], ['40001']])(
  'what gives way with %s is tried again, up to five times',
  async (state) => {
    const { pushed, tries, rows } = await withTrouble(state, 5);
    expect(pushed).toMatchObject({ ok: true, value: { state: 'committed' } });
    expect([tries, rows]).toEqual([6, 1]);
  },
);

test('after five retries it stops, and nothing was written', async () => {
  const { pushed, tries, rows } = await withTrouble('40P01', 100);
  expect(pushed.ok).toBe(false);
  expect([tries, rows]).toEqual([6, 0]);
});

test('what is refused for a reason of its own is not tried again', async () => {
  const { pushed, tries, rows } = await withTrouble('23514', 1);
  expect(pushed.ok).toBe(false);
  expect([tries, rows]).toEqual([1, 0]);
});
