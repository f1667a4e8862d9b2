import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { sharedPostgres } from '../../e2e/harness/shared-postgres.ts';
import { type Document, documentKinds, emptyChange } from '../../shared/documents/document.ts';
import type { Step } from '../../shared/funnels/records/step.ts';
import { unitOf } from '../../shared/publishing/units.ts';
import { templates } from '../../shared/templates/templates.ts';
import { twoDesigners } from '../testing/designers.ts';
import { closePublishingWorkspaces } from '../testing/publishing-workspace.ts';

const server = await sharedPostgres();
afterEach(closePublishingWorkspaces);

const all = templates.map((template): [string, () => Document] => [
  `${template.kind} ${template.key}`,
  () => template.make(randomUUID),
]);

test('every starting point of every kind goes there in one push, and comes back the same elsewhere', async () => {
  const { a, b, inA, inB } = await twoDesigners(server);
  const documents = all.map(([, make]) => make());
  for (const document of documents) a.draw(document);
  const ids = documents.map(({ id }) => id);

  const plan = await a.plan(inA, ...ids);
  expect(plan.documents.filter(({ blocked }) => blocked !== null)).toEqual([]);
  expect(plan.checks.filter(({ passed }) => !passed)).toEqual([]);
  expect(plan.statements.length).toBeLessThan(26);
  const pushed = await a.get('publishing.push', { planId: plan.id, planHash: plan.hash, confirmation: null });
  expect(pushed).toMatchObject({ state: 'committed', rows: plan.rehearsal.rows });
  expect(new Set(Object.values(await a.states(inA)))).toEqual(new Set(['equal']));

  await b.get('publishing.pull', { environmentId: inB, documentIds: [] });
  for (const document of documents) {
    const mine = unitOf(document.kind).canonical(a.read(document.id).document);
    expect(b.read(document.id).document).toEqual(mine);
  }
  expect(new Set(Object.values(await b.states(inB)))).toEqual(new Set(['equal']));
});

test('hundreds go by COPY or as one array for each column, and lists, quotation marks and nothing at all come back the same', async () => {
  const { a, b, inA, inB, run } = await twoDesigners(server);
  const odd = [
    'a "quoted" one',
    'back\\slash',
    '{curly, comma}',
    'NULL',
    "it's",
    ' ',
    'été 🙂',
    'tab\tand\nline',
    '\\N',
  ];
  const many = (kind: string, what: string) => {
    const template = templates.find((one) => one.kind === kind);
    return Array.from({ length: 105 }, (_, index) => {
      const made = template!.make(randomUUID);
      const tags = index % 3 === 0 ? null : odd.slice(0, index % 10);
      return a.draw({ ...made, header: { ...made.header, name: `${what} ${index}`, tags } });
    });
  };
  const ids = [...many('process', 'Process'), ...many('funnel', 'Funnel')];
  const ways = async (documentIds = ids) => {
    const plan = await a.plan(inA, ...documentIds);
    await a.get('publishing.exportSql', { planId: plan.id });
    const { id: planId, hash: planHash } = plan;
    const pushed = await a.get('publishing.push', { planId, planHash, confirmation: null });
    expect(pushed).toMatchObject({ state: 'committed', rows: plan.rehearsal.rows });
    const count = (form: RegExp) => plan.statements.filter(({ sql }) => form.test(sql)).length;
    return { copies: count(/^COPY .* FROM STDIN$/), arrays: count(/ FROM (unnest|\(SELECT .* FROM unnest)/) };
  };
  expect(await ways()).toEqual({ copies: 3, arrays: 0 });
  await b.get('publishing.pull', { environmentId: inB, documentIds: [] });
  for (const id of ids) expect(b.read(id).document).toEqual(a.read(id).document);

  for (const id of ids) a.edit(id, null, { description: null, tags: odd.toReversed() });
  expect(await ways()).toEqual({ copies: 0, arrays: 2 });
  expect(await run('SELECT DISTINCT array_to_json(tags)::text AS tags FROM business_processes')).toEqual([
    { tags: JSON.stringify(odd.toReversed()) },
  ]);
  await b.get('publishing.pull', { environmentId: inB, documentIds: [] });
  for (const id of ids) expect(b.read(id).document).toEqual(a.read(id).document);

  // COPY would pass by what production does with each INSERT.
  await run('CREATE TABLE seen (id uuid)');
  await run('CREATE RULE note AS ON INSERT TO conversion_funnels DO ALSO INSERT INTO seen VALUES (NEW.id)');
  expect(await ways(many('funnel', 'Noted'))).toEqual({ copies: 1, arrays: 1 });
  expect(await run('SELECT count(*)::text AS many FROM seen')).toEqual([{ many: '105' }]);
});

describe('a funnel is its row and the rows of its steps', () => {
  async function published() {
    const designers = await twoDesigners(server);
    const { a, inA, run } = designers;
    const template = templates.find(({ kind }) => kind === 'funnel');
    const funnel = template!.make(randomUUID);
    const id = a.draw(funnel);
    expect((await a.push(inA, id)).ok).toBe(true);
    await run(`UPDATE funnel_stages SET visitors = 100 - stage_order, conversions = 7`);
    const steps = () =>
      Object.values(a.read(id).document.records)
        .filter((record): record is Step => record.kind === 'step')
        .toSorted((one, other) => one.order - other.order);
    const visitors = async () =>
      Object.fromEntries(
        (await run('SELECT id, visitors FROM funnel_stages')).map((row) => [row['id'], row['visitors']]),
      );
    return { ...designers, id, steps, visitors };
  }

  test('what was measured comes along with a pull, and goes with the environment', async () => {
    const { a, inA, id, run } = await published();
    expect(a.funnels.measuresOf(id)).toBeNull();
    await run(`UPDATE conversion_funnels SET total_visitors = 2412, conversion_rate = 20.65`);
    await a.get('publishing.pull', { environmentId: inA, documentIds: [] });
    const measures = a.funnels.measuresOf(id);
    expect(measures).toMatchObject({ environmentName: 'Dev' });
    expect(JSON.stringify(measures)).toContain('2412');
    expect(measures!.steps.length).toBeGreaterThan(2);
    await a.get('publishing.removeEnvironment', { environmentId: inA });
    expect(a.funnels.measuresOf(id)).toBeNull();
  });

  test('what was measured is nobody’s change, and steps keep it when they change places', async () => {
    const { a, inA, id, steps, visitors, run } = await published();
    expect(Object.values(await a.states(inA))).toEqual(['equal']);
    const before = await visitors();
    const [first, second] = steps();
    a.apply(id, {
      ...emptyChange,
      updated: [
        [first!, { ...first!, order: second!.order }],
        [second!, { ...second!, order: first!.order }],
      ],
    });
    const plan = await a.plan(inA, id);
    expect(plan.documents).toMatchObject([
      { state: 'changed-here', write: 'update', rows: 3, blocked: null },
    ]);
    expect((await a.push(inA, id)).ok).toBe(true);
    expect(await visitors()).toEqual(before);
    const [row] = await run(`SELECT id FROM funnel_stages ORDER BY stage_order LIMIT 1`);
    expect(row!['id']).toBe(second!.id);
  });

  test('a step that is added and one that is removed are one insert and one delete, said before', async () => {
    const { a, b, inA, inB, id, steps, run } = await published();
    await b.get('publishing.pull', { environmentId: inB, documentIds: [] });
    const gone = steps().at(-1)!;
    const added = { ...gone, id: randomUUID(), name: 'Says thanks', order: gone.order + 1 };
    a.apply(id, { ...emptyChange, added: [added], removed: [gone] });
    const plan = await a.plan(inA, id);
    expect(plan.statements.map(({ purpose }) => purpose)).toEqual(
      expect.arrayContaining([
        'Delete 1 of funnel_stages, with what was measured there',
        'Insert 1 row into funnel_stages',
      ]),
    );
    const sql = await a.get('publishing.exportSql', { planId: plan.id });
    expect((await a.push(inA, id)).ok).toBe(true);
    const rows = await run('SELECT * FROM funnel_stages ORDER BY id');
    // The file of the same plan finds its work done.
    await run(sql.text);
    expect(await run('SELECT * FROM funnel_stages ORDER BY id')).toEqual(rows);
    await b.get('publishing.pull', { environmentId: inB, documentIds: [] });
    expect(b.read(id).document.records).toEqual(a.read(id).document.records);
  });

  test('a step that somebody inserts while the plan is read stops the push', async () => {
    const { a, inA, id, run } = await published();
    a.edit(id, null, { description: 'mine' });
    const plan = await a.plan(inA, id);
    await run(
      `INSERT INTO funnel_stages (funnel_id, stage_name, stage_order, stage_type) SELECT id, 'Theirs', 99, 'view' FROM conversion_funnels`,
    );
    const pushed = await a.call('publishing.push', {
      planId: plan.id,
      planHash: plan.hash,
      confirmation: null,
    });
    expect(pushed).toMatchObject({ ok: false, error: { code: 'production-moved' } });
    expect(await run('SELECT description FROM conversion_funnels')).not.toEqual([{ description: 'mine' }]);
    expect(Object.values(await a.states(inA))).toEqual(['conflict']);
  });

  test('where the column stages and the rows disagree, the rows count and the next plan says so', async () => {
    const { b, inB, id, run } = await published();
    await run(`UPDATE funnel_stages SET stage_name = 'Renamed there' WHERE stage_order = 1`);
    await b.get('publishing.pull', { environmentId: inB, documentIds: [] });
    const names = Object.values(b.read(id).document.records).map((record) => record['name']);
    expect(names).toContain('Renamed there');
    b.edit(id, null, { description: 'another' });
    const plan = await b.plan(inB, id);
    const lines = plan.documents[0]!.fields.filter(({ what }) => what === 'Two truths there');
    expect(lines).toHaveLength(1);
    expect(lines[0]!.after).toContain('Renamed there');
    expect((await b.push(inB, id)).ok).toBe(true);
    expect(Object.values(await b.states(inB))).toEqual(['equal']);
  });
});

test('dates of an experiment are moments: spelled in another zone they are no change', async () => {
  const { a, inA, run } = await twoDesigners(server);
  const template = templates.find(({ kind }) => kind === 'experiment');
  const experiment = template!.make(randomUUID);
  const header = {
    ...experiment.header,
    startDate: '2027-03-01T09:00:00+02:00',
    endDate: '2027-04-01T09:00:00+02:00',
  };
  const id = a.draw({ ...experiment, header });
  expect((await a.push(inA, id)).ok).toBe(true);
  expect(Object.values(await a.states(inA))).toEqual(['equal']);
  await run(
    `ALTER DATABASE ${(await run('SELECT current_database() AS name'))[0]!['name']} SET timezone = 'Asia/Tokyo'`,
  );
  expect(Object.values(await a.states(inA))).toEqual(['equal']);
  a.edit(id, null, { hypothesis: 'Shorter is better' });
  const plan = await a.plan(inA, id);
  expect(plan.documents[0]!.fields.map(({ what }) => what)).toEqual(['Hypothesis']);
});

test('the kinds are written in one sequence, whatever sequence they are chosen in', async () => {
  const { a, inA } = await twoDesigners(server);
  const ids = documentKinds.map((wanted) =>
    a.draw(templates.find(({ kind }) => kind === wanted)!.make(randomUUID)),
  );
  const tables = async (chosen: readonly string[]) =>
    (await a.plan(inA, ...chosen)).statements.flatMap(
      ({ sql }) => /^INSERT INTO "public"\.(\w+)/.exec(sql)?.[1] ?? [],
    );
  const wanted = [
    'journey_templates',
    'conversion_funnels',
    'funnel_stages',
    'business_processes',
    'experiment_configs',
  ];
  expect(await tables(ids)).toEqual(wanted);
  expect(await tables(ids.toReversed())).toEqual(wanted);
});
