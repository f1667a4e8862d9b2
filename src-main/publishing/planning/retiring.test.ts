import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { sharedPostgres } from '../../../e2e/harness/shared-postgres.ts';
import type { EnvironmentRole } from '../../../shared/publishing/environment.ts';
import { templates } from '../../../shared/templates/templates.ts';
import { oneDesigner } from '../../testing/designers.ts';
import { closePublishingWorkspaces } from '../../testing/publishing-workspace.ts';

const server = await sharedPostgres();
afterEach(closePublishingWorkspaces);

/** One document of each kind, published and then archived here. */
async function archivedAfterPublishing(role: EnvironmentRole = 'dev') {
  const { w, environmentId, run } = await oneDesigner(server, { role });
  const ids = ['journey', 'funnel', 'process', 'experiment'].map((wanted) =>
    w.draw(templates.find(({ kind }) => kind === wanted)!.make(randomUUID)),
  );
  await w.push(environmentId, ...ids);
  await run(
    `INSERT INTO process_executions (process_id, execution_status) SELECT id, 'completed' FROM business_processes;
     INSERT INTO auth.users (id) SELECT id FROM journey_templates;
     INSERT INTO customer_journeys (user_id, journey_type, current_stage, metadata, completed_at)
       SELECT id, journey_type, 'anywhere', jsonb_build_object('template', jsonb_build_object('id', id)), ended
       FROM journey_templates, (VALUES (NULL::timestamptz), (NULL), (now())) AS w (ended)`,
  );
  for (const id of ids) w.documents.setArchived(id, true);
  const inUse = () =>
    run(`SELECT is_active::text AS s FROM journey_templates UNION ALL SELECT is_active::text FROM conversion_funnels
      UNION ALL SELECT is_active::text FROM business_processes UNION ALL SELECT status FROM experiment_configs`);
  return { w, environmentId, ids, run, inUse };
}

test('what is archived here is switched off there, and comes back when it is restored and published', async () => {
  const { w, environmentId, ids, run, inUse } = await archivedAfterPublishing();
  expect(await inUse()).toEqual([{ s: 'true' }, { s: 'true' }, { s: 'true' }, { s: 'draft' }]);
  expect(new Set(Object.values(await w.states(environmentId)))).toEqual(new Set(['archived-here']));
  const steps = await run('SELECT id, stage_name FROM funnel_stages ORDER BY id');

  const plan = await w.plan(environmentId, ...ids);
  expect(plan.documents.map(({ write, rows, blocked }) => ({ write, rows, blocked }))).toEqual(
    Array.from({ length: 4 }, () => ({ write: 'deactivate', rows: 1, blocked: null })),
  );
  const words = plan.documents.map(({ kind, fields }) => [kind, fields[0]!.what, fields[0]!.after]);
  expect(words).toContainEqual(['process', 'Switched off there', 'not active']);
  expect(words).toContainEqual(['experiment', 'Switched off there', 'cancelled']);
  expect(plan.documents.find(({ kind }) => kind === 'process')!.cascades).toEqual([
    '1 execution with its history',
  ]);
  expect(plan.documents.find(({ kind }) => kind === 'journey')!.cascades, 'no foreign key tells').toEqual([
    'the template of 2 running journeys, which stay without one',
  ]);
  await w.get('publishing.push', { planId: plan.id, planHash: plan.hash, confirmation: null });
  expect(await inUse()).toEqual([{ s: 'false' }, { s: 'false' }, { s: 'false' }, { s: 'cancelled' }]);
  expect(await run('SELECT id, stage_name FROM funnel_stages ORDER BY id')).toEqual(steps);
  expect(await w.states(environmentId), 'put away on both sides').toEqual({});

  for (const id of ids) w.documents.setArchived(id, false);
  expect(new Set(Object.values(await w.states(environmentId)))).toEqual(new Set(['changed-here']));
  await w.push(environmentId, ...ids);
  expect(await inUse()).toEqual([{ s: 'true' }, { s: 'true' }, { s: 'true' }, { s: 'draft' }]);
  expect(await run('SELECT count(*)::text AS n FROM process_executions')).toEqual([{ n: '1' }]);
});

test('what others changed there before it was switched off is not written over by whoever restores it', async () => {
  const { w, environmentId, ids, run } = await archivedAfterPublishing();
  await run(`UPDATE journey_templates SET description = 'theirs'`);
  await w.push(environmentId, ...ids);
  const [journey] = ids;
  expect(await run('SELECT is_active, description FROM journey_templates')).toEqual([
    { is_active: 'f', description: 'theirs' },
  ]);

  for (const id of ids) w.documents.setArchived(id, false);
  expect(await w.states(environmentId), 'nobody here has seen it').toMatchObject({
    'Consumer onboarding': 'changed-there',
    'Consultation purchase': 'changed-here',
  });
  expect(await w.push(environmentId, journey!)).toMatchObject({ ok: false });
  await w.get('publishing.pull', { environmentId, documentIds: [] });
  expect(w.documents.read(journey!)).toMatchObject({
    value: { document: { header: { description: 'theirs', isActive: false } } },
  });
});

test('deleted for good only where it was asked for by name, and never what changed there unseen', async () => {
  const { w, environmentId, ids, run } = await archivedAfterPublishing('staging');
  const process = ids[2]!;
  // Two more name no template: one is at a stage of its, the other at one that a second template has too.
  await run(`INSERT INTO customer_journeys (user_id, journey_type, current_stage)
      SELECT id, journey_type, stages -> at ->> 'name' FROM journey_templates, unnest(ARRAY[0, 1]) AS at;
    INSERT INTO journey_templates (template_name, journey_type, stages, touchpoints)
      SELECT 'Another', journey_type, jsonb_build_array(stages -> 1), '[]' FROM journey_templates`);
  await run(`CREATE TABLE "audit; log" ("of" uuid REFERENCES experiment_configs (id) ON DELETE CASCADE);
    INSERT INTO "audit; log" SELECT id FROM experiment_configs;
    CREATE TABLE step_runs (execution uuid REFERENCES process_executions (id) ON DELETE CASCADE, number int, after_run int,
      PRIMARY KEY (execution, number), FOREIGN KEY (execution, after_run) REFERENCES step_runs (execution, number) ON DELETE CASCADE);
    CREATE TABLE step_notes (id int PRIMARY KEY, execution uuid, number int, about uuid REFERENCES business_processes (id) ON DELETE CASCADE,
      FOREIGN KEY (execution, number) REFERENCES step_runs (execution, number) ON DELETE CASCADE);
    CREATE TABLE letters (note int REFERENCES step_notes (id) ON DELETE SET NULL, name text);
    ALTER TABLE step_runs ADD COLUMN reply int REFERENCES step_notes (id) ON DELETE CASCADE;
    INSERT INTO step_runs SELECT id, 1, NULL FROM process_executions;
    INSERT INTO step_runs SELECT id, 2, 1 FROM process_executions;
    INSERT INTO step_notes SELECT 1, e.id, 2, e.process_id FROM process_executions e;
    INSERT INTO step_notes SELECT 2, NULL, NULL, e.process_id FROM process_executions e;
    UPDATE step_runs SET reply = 1;
    INSERT INTO letters VALUES (1, 'theirs'), (2, 'theirs'), (2, 'theirs'), (NULL, 'nobody''s')`);
  const strange = await w.get('publishing.plan', { environmentId, documentIds: ids, deleteIds: ids });
  expect(
    strange.documents.map(({ kind, cascades }) => [kind, cascades]),
    'what the database itself cascades to, also to tables that nobody here knows',
  ).toEqual([
    ['journey', ['the template of 3 to 4 running journeys, which stay without one']],
    ['funnel', [expect.stringMatching(/^\d+ steps$/)]],
    [
      'process',
      [
        '1 execution with its history',
        '2 rows of step_notes',
        '2 rows of step_runs (through process_executions)',
        'the reference in 3 rows of letters (through step_notes), which stay',
      ],
    ],
    ['experiment', ['1 row of audit; log']],
  ]);
  const input = { environmentId, documentIds: ids, deleteIds: [process] };
  const plan = await w.get('publishing.plan', input);
  expect(plan.documents.filter(({ write }) => write === 'delete')).toMatchObject([
    { documentId: process, cascades: strange.documents[2]!.cascades, rows: 1 },
  ]);
  const pushed = { planId: plan.id, planHash: plan.hash };
  const untyped = await w.call('publishing.push', { ...pushed, confirmation: null });
  expect(untyped).toMatchObject({ ok: false, error: { code: 'confirmation-needed' } });
  const done = await w.get('publishing.push', { ...pushed, confirmation: 'Dev' });
  expect(await run('SELECT id FROM business_processes')).toEqual([]);
  expect(await run('SELECT id FROM process_executions')).toEqual([]);
  expect(await run('SELECT number FROM step_runs UNION ALL SELECT id FROM step_notes')).toEqual([]);
  expect(await run('SELECT count(note) AS kept, count(*) AS all FROM letters')).toEqual([
    { kept: '0', all: '4' },
  ]);
  expect(await run(`SELECT is_active FROM journey_templates WHERE template_name <> 'Another'`)).toEqual([
    { is_active: 'f' },
  ]);

  const back = await w.get('publishing.planRollback', { pushId: done.id });
  await w.get('publishing.push', { planId: back.id, planHash: back.hash, confirmation: 'Dev' });
  expect(await run('SELECT is_active FROM business_processes')).toEqual([{ is_active: 't' }]);
  await run(`UPDATE business_processes SET description = 'theirs'`);
  const late = (await w.get('publishing.plan', input)).documents.find(({ kind }) => kind === 'process');
  expect(late).toMatchObject({
    write: 'none',
    blocked: expect.stringMatching(/would take that away unseen/),
  });
});

test('restored after the plan was made, it is not switched off', async () => {
  const { w, environmentId, ids, inUse } = await archivedAfterPublishing();
  const plan = await w.plan(environmentId, ids[0]!);
  w.documents.setArchived(ids[0]!, false);
  const pushed = await w.call('publishing.push', {
    planId: plan.id,
    planHash: plan.hash,
    confirmation: null,
  });
  expect(pushed).toMatchObject({ ok: false, error: { code: 'plan-outdated' } });
  expect((await inUse())[0]).toEqual({ s: 'true' });
});
