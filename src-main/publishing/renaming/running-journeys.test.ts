import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { sharedPostgres } from '../../../e2e/harness/shared-postgres.ts';
import type { JourneyRecord } from '../../../shared/journeys/journey.ts';
import type { Stage } from '../../../shared/journeys/records/stage.ts';
import { templates } from '../../../shared/templates/templates.ts';
import { oneDesigner } from '../../testing/designers.ts';
import {
  closePublishingWorkspaces,
  type PublishingWorkspace,
  soundJourney,
} from '../../testing/publishing-workspace.ts';

const server = await sharedPostgres();
afterEach(closePublishingWorkspaces);

async function published() {
  const { w, environmentId, run } = await oneDesigner(server);
  const id = w.draw(soundJourney('Onboarding'));
  const pushed = await w.push(environmentId, id);
  expect(pushed).toMatchObject({ ok: true, value: { state: 'committed' } });
  const user = randomUUID();
  await run(`INSERT INTO auth.users (id) VALUES ('${user}')`);
  const start = (stage: string, template: string | null, more = '') =>
    run(`INSERT INTO customer_journeys (user_id, journey_type, current_stage, metadata${more && ', completed_at'})
      VALUES ('${user}', 'consumer', '${stage}', '${JSON.stringify(template === null ? {} : { template: { id: template } })}'${more && ', now()'})`);
  const stages = () =>
    run('SELECT current_stage AS s, count(*)::text AS n FROM customer_journeys GROUP BY 1 ORDER BY 1');
  return { w, environmentId, id, run, start, stages };
}

function stagesOf(w: PublishingWorkspace, id: string): Stage[] {
  const all = Object.values(w.read(id).document.records) as JourneyRecord[];
  return all.filter((record) => record.kind === 'stage').toSorted((a, b) => a.order - b.order);
}

function rename(w: PublishingWorkspace, id: string, stage: Stage, name: string) {
  w.apply(id, { added: [], removed: [], updated: [[stage, { ...stage, name }]] });
}

function send(w: PublishingWorkspace, { id, hash }: { readonly id: string; readonly hash: string }) {
  return w.call('publishing.push', { planId: id, planHash: hash, confirmation: 'Dev' });
}

test('running journeys at a renamed stage are counted, moved only where it was chosen, and taken back', async () => {
  const { w, environmentId, id, run, start, stages } = await published();
  const [first, second] = stagesOf(w, id);
  const [was, other] = [first!.name, second!.name];
  await start(was, id);
  await start(was, null);
  await start(was, randomUUID());
  await start(was, id, 'done');
  await start(other, id);
  await run(`CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE NOTICE 'moved a journey'; RETURN NEW; END $$;
    CREATE TRIGGER tell BEFORE UPDATE ON customer_journeys FOR EACH ROW EXECUTE FUNCTION tell()`);
  rename(w, id, first!, 'Begin');
  const counted = await w.plan(environmentId, id);
  expect(counted.documents[0]!.running).toMatchObject({
    obstacle: null,
    stages: [{ from: was, to: 'Begin', journeys: 2, unclear: 0, moveTo: null }],
  });
  expect(counted.documents[0]!.running!.names).toContain('Begin');
  expect(
    counted.statements.some(({ sql }) => sql.includes('customer_journeys')),
    'nothing by itself',
  ).toBe(false);

  const mappings = [{ documentId: id, from: was, to: 'Begin' }];
  const plan = await w.get('publishing.plan', {
    environmentId,
    documentIds: [id],
    mappings,
    replaces: counted.id,
  });
  expect(plan.hash).not.toBe(counted.hash);
  expect(await send(w, counted), 'the old plan is void').toMatchObject({ error: { code: 'plan-outdated' } });
  expect(plan.rehearsal).toMatchObject({ error: null, ok: true, rows: 3, notices: ['moved a journey'] });
  expect(plan.statements.map(({ purpose }) => purpose)).toContain(
    'Move running journeys of Onboarding to "Begin"',
  );
  expect(plan.checks).toContainEqual({
    name: 'Running journeys',
    passed: true,
    detail: expect.stringMatching(/^2 moved, 0 left at a name that goes$/),
  });
  const { statements } = await w.get('publishing.documentSql', { planId: plan.id, documentId: id });
  expect(statements.map(({ sql }) => /^(WITH there|UPDATE)/.test(sql) && !/\$\d/.test(sql))).toEqual([
    true,
    true,
  ]);
  const asSql = await w.call('publishing.exportSql', { planId: plan.id });
  expect(asSql, 'a file could not say which').toMatchObject({ error: { code: 'unsupported' } });
  const done = await send(w, plan);
  if (!done.ok) throw new Error(done.error.message);
  expect(done.value.message).toBe('Wrote 1 document and moved 2 running journeys.');
  expect(await stages()).toContainEqual({ s: 'Begin', n: '2' });

  // One goes on by itself: the way back leaves it alone.
  await run(
    `UPDATE customer_journeys SET current_stage = 'Elsewhere' WHERE id = (SELECT id FROM customer_journeys WHERE current_stage = 'Begin' LIMIT 1)`,
  );
  const back = await w.get('publishing.planRollback', { pushId: done.value.id });
  expect(back.rehearsal.ok).toBe(true);
  expect(back.checks).toContainEqual({
    name: 'Running journeys',
    passed: true,
    detail: '1 at a name that goes: those that the push moved go back, others stay',
  });
  // It writes to their table too, so it is not executed once somebody altered that one.
  await run('ALTER TABLE customer_journeys ALTER current_stage TYPE varchar(60)');
  expect(await send(w, back)).toMatchObject({
    error: {
      code: 'schema-differs',
      message: expect.stringMatching(/somebody altered .* of customer_journeys\./),
    },
  });
  const again = await w.get('publishing.planRollback', { pushId: done.value.id });
  expect(await send(w, again)).toMatchObject({ ok: true });
  expect(await stages(), 'one of another template and one that is done were never touched').toEqual(
    [
      { s: 'Elsewhere', n: '1' },
      { s: other, n: '1' },
      { s: was, n: '3' },
    ].toSorted((a, b) => (a.s < b.s ? -1 : 1)),
  );
});

test('journeys that could be of another template are left, and what may not be read is said', async () => {
  const { w, environmentId, id, run, start } = await published();
  const twin = w.draw(soundJourney('Twin'));
  await w.push(environmentId, twin);
  const [first] = stagesOf(w, id);
  const was = first!.name;
  await start(was, null);
  await start(was, id);
  rename(w, id, first!, 'Begin');
  const documentIds = [id];
  const mappings = [{ documentId: id, from: was, to: stagesOf(w, id)[1]!.name }];
  const plan = await w.get('publishing.plan', { environmentId, documentIds, mappings });
  expect(plan.documents[0]!.running!.stages).toMatchObject([
    { from: was, journeys: 1, unclear: 1, moveTo: mappings[0]!.to },
  ]);
  const unknown = [{ documentId: id, from: was, to: 'No such stage' }];
  const kept = await w.get('publishing.plan', { environmentId, documentIds, mappings: unknown });
  expect(kept.documents[0]!.running!.stages).toMatchObject([{ moveTo: null }]);
  await run('ALTER TABLE customer_journeys RENAME COLUMN current_stage TO stage_now');
  const blind = await w.get('publishing.plan', { environmentId, documentIds });
  expect(blind.documents[0]!.running).toMatchObject({
    stages: [],
    obstacle: expect.stringMatching(/cannot be counted/),
  });
  expect(blind.rehearsal.ok, 'the template itself can go').toBe(true);
});

test('what is referred to and not there goes along, and says why', async () => {
  const { w, environmentId, id } = await published();
  const template = templates.find(({ kind }) => kind === 'experiment')!.make(randomUUID);
  const base = soundJourney('Base of the test');
  const variant = Object.values(template.records).find(({ kind }) => kind === 'variant')!;
  const experiment = {
    ...template,
    records: {
      ...template.records,
      [variant.id]: { ...variant, baseDocumentId: base.id, baseKind: 'journey' },
    },
  };
  w.draw(base);
  const tested = w.draw(experiment);
  const plan = await w.plan(environmentId, tested, id);
  expect(plan.documents.map(({ documentId, takenAlong = false }) => [documentId, takenAlong])).toEqual([
    [tested, false],
    [id, false],
    [base.id, true],
  ]);
  expect(plan.documents[2]).toMatchObject({
    write: 'insert',
    neededBy: [{ documentId: tested, name: experiment.header.name }],
  });
  expect(plan.checks).toContainEqual({
    name: 'References',
    passed: true,
    detail: '1 document goes along, because others of the plan refer to it',
  });
  expect(plan.rehearsal.ok).toBe(true);
  const both = await w.plan(environmentId, tested, base.id);
  expect(both.documents.some(({ takenAlong }) => takenAlong)).toBe(false);
  expect(await send(w, both)).toMatchObject({ ok: true });
  expect((await w.plan(environmentId, tested)).documents, 'there already').toHaveLength(1);
});
