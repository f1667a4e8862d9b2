import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { sharedPostgres } from '../../../e2e/harness/shared-postgres.ts';
import { templates } from '../../../shared/templates/templates.ts';
import { closePublishingWorkspaces, openPublishingWorkspace } from '../../testing/publishing-workspace.ts';

const server = await sharedPostgres();
afterEach(closePublishingWorkspaces);

/** Two environments with tables; several workspaces may look at them. */
async function twoDatabases() {
  const [dev, stage] = await Promise.all([server.createDatabase(), server.createDatabase()]);
  return async () => {
    const w = openPublishingWorkspace();
    const devId = await w.environment(dev.connection, dev.password, 'dev', 'Dev');
    const stageId = await w.environment(stage.connection, stage.password, 'staging', 'Stage');
    const promote = async (...documentIds: string[]) => {
      const plan = await w.get('publishing.planPromotion', {
        fromId: devId,
        environmentId: stageId,
        documentIds,
      });
      const pushed = () =>
        w.call('publishing.push', { planId: plan.id, planHash: plan.hash, confirmation: null });
      return { plan, pushed };
    };
    const setUp = async () => {
      for (const environmentId of [devId, stageId]) {
        await w.get('publishing.setup', { environmentId, confirmation: null });
      }
    };
    return { ...w, devId, stageId, stage, promote, setUp };
  };
}

test('what is in one environment goes to the next as it is there, not as it is here, and the history says so', async () => {
  const designer = await twoDatabases();
  const a = await designer();
  await a.setUp();
  const id = a.draw('Onboarding');
  expect(await a.push(a.devId, id)).toMatchObject({ ok: true });
  a.edit(id, null, { description: 'Not yet for anybody' });

  const { plan, pushed } = await a.promote(id);
  expect(plan).toMatchObject({
    promotes: { name: 'Dev' },
    documents: [{ write: 'insert', revision: 0, note: expect.stringContaining('has gone on since') }],
    rehearsal: { ok: true },
  });
  const drawn = await a.get('publishing.plannedDocument', { planId: plan.id, documentId: id });
  expect(drawn, 'drawn as it goes, not as it is here').toMatchObject({
    before: null,
    after: { id, header: { name: 'Onboarding' } },
    reason: null,
  });
  expect(drawn.after?.header['description'] ?? null).not.toBe('Not yet for anybody');
  expect(
    await a.call('publishing.plannedDocument', { planId: plan.id, documentId: randomUUID() }),
  ).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  });
  expect(await pushed()).toMatchObject({
    ok: true,
    value: { state: 'committed', promotedFrom: 'Dev', message: 'Promoted from Dev: 1 document.' },
  });
  const between = { fromId: a.devId, environmentId: a.stageId, documentId: id };
  expect(await a.get('publishing.between', between)).toEqual({
    from: true,
    to: true,
    fields: [],
    reason: null,
  });
  const hashes = await Promise.all(
    [a.devId, a.stageId].map(async (environmentId) => {
      const { documents } = await a.get('publishing.status', { environmentId });
      return documents[0]?.hash;
    }),
  );
  expect(hashes[0], 'equal rows, equal words').toBe(hashes[1]);
  expect(await a.states(a.stageId), 'what was drawn since is still to publish').toEqual({
    Onboarding: 'changed-here',
  });
  const again = await a.promote(id);
  expect(again.plan.documents).toMatchObject([{ state: 'equal', write: 'none' }]);
});

test('a promotion of what this workspace never saw leaves the next push with a conflict instead of an overwrite', async () => {
  const designer = await twoDatabases();
  const a = await designer();
  await a.setUp();
  const id = a.draw('Onboarding');
  for (const environmentId of [a.devId, a.stageId]) {
    expect(await a.push(environmentId, id)).toMatchObject({ ok: true });
  }
  const b = await designer();
  for (const environmentId of [b.devId, b.stageId]) {
    await b.get('publishing.pull', { environmentId, documentIds: [] });
  }
  a.edit(id, null, { description: 'By the first designer' });
  expect(await a.push(a.devId, id)).toMatchObject({ ok: true });
  b.edit(id, null, { version: '9.9' });

  const { plan, pushed } = await b.promote(id);
  expect(plan.documents).toMatchObject([{ write: 'update', revision: -1 }]);
  expect(plan.checks).toContainEqual({
    name: 'This workspace',
    passed: true,
    detail: expect.stringContaining('1 of 1 differ from Dev here'),
  });
  expect(await pushed()).toMatchObject({ ok: true });
  expect(await b.states(b.stageId), 'not "changed here": that would write over it').toEqual({
    Onboarding: 'conflict',
  });
  const [row] = await server.run(
    b.stage.connection.database,
    'SELECT description, version FROM journey_templates',
  );
  expect(row).toMatchObject({ description: 'By the first designer' });
  await b.get('publishing.pull', { environmentId: b.stageId, documentIds: [] });
  expect(b.read(id).document.header).toMatchObject({ description: 'By the first designer', version: '9.9' });

  a.edit(id, null, { description: 'Once more' });
  expect(await a.push(a.devId, id)).toMatchObject({ ok: true });
  b.documents.setArchived(id, true);
  const archived = await b.promote(id);
  expect(archived.plan.documents, 'put away, it was not seen either').toMatchObject([
    { write: 'update', revision: -1 },
  ]);
});

test('what somebody changed in the next environment is a conflict, and nothing is sent', async () => {
  const designer = await twoDatabases();
  const a = await designer();
  await a.setUp();
  const [id, fresh] = [a.draw('Onboarding'), a.draw('Another')];
  expect(await a.push(a.stageId, id)).toMatchObject({ ok: true });
  a.edit(id, null, { description: 'Better' });
  expect(await a.push(a.devId, id, fresh)).toMatchObject({ ok: true });
  await server.run(a.stage.connection.database, `UPDATE journey_templates SET description = 'Theirs'`);
  const { plan, pushed } = await a.promote(id, fresh);
  expect(plan.documents).toMatchObject([
    { name: 'Onboarding', state: 'conflict', blocked: expect.stringContaining('changed in Stage since') },
    { name: 'Another', write: 'insert', blocked: null },
  ]);
  expect(await pushed()).toMatchObject({ ok: false, error: { code: 'conflict' } });
  const only = await a.promote(fresh);
  await server.run(
    a.stage.connection.database,
    `INSERT INTO journey_templates (id, template_name, journey_type, stages, touchpoints)
     VALUES ('${fresh}', 'Another', 'consumer', '[]', '[]')`,
  );
  expect(await only.pushed(), 'between the plan and the push').toMatchObject({ ok: false });
  const rolledBack = await a.get('publishing.pushes', { environmentId: a.stageId });
  expect(rolledBack[0]).toMatchObject({ state: 'rolled-back', promotedFrom: 'Dev' });
  const same = { fromId: a.devId, environmentId: a.devId, documentIds: [id] };
  expect(await a.call('publishing.planPromotion', same)).toMatchObject({ error: { code: 'bad-input' } });
});

test('what goes takes along what it refers to and what is not there yet; what is there already stays as it is', async () => {
  const designer = await twoDatabases();
  const a = await designer();
  await a.setUp();
  const make = (kind: 'funnel' | 'experiment') =>
    templates.find((one) => one.kind === kind)!.make(randomUUID);
  const experiment = make('experiment');
  const funnel = make('funnel');
  const header = { ...funnel.header, experimentId: experiment.id };
  const ids = [a.draw(experiment), a.draw({ ...funnel, header })];
  expect(await a.push(a.devId, ...ids)).toMatchObject({ ok: true });
  const { plan, pushed } = await a.promote(funnel.id);
  expect(plan.documents).toMatchObject([
    { documentId: funnel.id, write: 'insert' },
    { documentId: experiment.id, write: 'insert', takenAlong: true, neededBy: [{ documentId: funnel.id }] },
  ]);
  expect(await pushed()).toMatchObject({ ok: true });
  a.edit(experiment.id, null, { hypothesis: 'Another one' });
  a.edit(funnel.id, null, { description: 'Better' });
  expect(await a.push(a.devId, ...ids)).toMatchObject({ ok: true });
  const again = await a.promote(funnel.id);
  expect(again.plan.documents, 'a plan of its own can take it').toMatchObject([
    { documentId: funnel.id, write: 'update' },
  ]);
  expect(await a.states(a.stageId)).toMatchObject({ [experiment.header.name]: 'changed-here' });
});
