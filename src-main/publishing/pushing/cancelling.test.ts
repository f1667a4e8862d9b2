import { afterEach, expect, test } from 'vitest';
import { sharedPostgres } from '../../../e2e/harness/shared-postgres.ts';
import { oneDesigner } from '../../testing/designers.ts';
import { closePublishingWorkspaces } from '../../testing/publishing-workspace.ts';

const server = await sharedPostgres();
afterEach(closePublishingWorkspaces);

test('a statement that runs is ended there, nothing is written, and the next push goes through', async () => {
  const { w, environmentId, run } = await oneDesigner(server);
  const id = w.draw('Onboarding');
  const plan = await w.plan(environmentId, id);
  await run(`CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(3600); RETURN NEW; END $$;
    CREATE TRIGGER slow BEFORE INSERT ON journey_templates FOR EACH ROW EXECUTE FUNCTION slow()`);
  expect(await w.get('publishing.cancelPush', { environmentId })).toEqual({ answer: 'none' });

  // Nobody waits for the statement: it takes longer than any test may.
  const pushing = w.call('publishing.push', { planId: plan.id, planHash: plan.hash, confirmation: null });
  const running = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'INSERT INTO%' AND state = 'active'`;
  await expect.poll(() => run(running)).toHaveLength(1);
  expect(await w.get('publishing.cancelPush', { environmentId })).toEqual({ answer: 'cancelling' });
  expect(await pushing).toMatchObject({
    ok: false,
    error: { code: 'cancelled', message: expect.stringMatching(/Nothing was written there/) },
  });
  expect(await run('SELECT id FROM journey_templates')).toEqual([]);
  expect(await w.get('publishing.pushes', { environmentId })).toMatchObject([{ state: 'rolled-back' }]);

  await run('DROP TRIGGER slow ON journey_templates');
  const again = await w.push(environmentId, id);
  expect(again).toMatchObject({ ok: true, value: { state: 'committed' } });
});
