import { afterEach, expect, test } from 'vitest';
import { sharedPostgres } from '../../../e2e/harness/shared-postgres.ts';
import { documentKinds } from '../../../shared/documents/document.ts';
import { journeyTemplateColumns as columns } from '../../../shared/journeys/journey-template-row.ts';
import { unitOf } from '../../../shared/publishing/units.ts';
import { oneDesigner } from '../../testing/designers.ts';
import { closePublishingWorkspaces } from '../../testing/publishing-workspace.ts';

const server = await sharedPostgres();
afterEach(closePublishingWorkspaces);

test('rows that are not our JSON are listed with the reason, opened raw, and never touched', async () => {
  const { w, environmentId, run } = await oneDesigner(server);
  const foreign = [
    ['Text', '"hello"', '[]'],
    ['Numbers', '[1, 2]', '[]'],
    ['Deep', `${'['.repeat(500)}${']'.repeat(500)}`, '[]'],
    ['Object', '{"a": 1}', '{}'],
  ];
  for (const [name, stages, touchpoints] of foreign) {
    await run(
      'INSERT INTO journey_templates (template_name, journey_type, stages, touchpoints) VALUES ($1, $2, $3::jsonb, $4::jsonb)',
      [name, 'x', stages, touchpoints],
    );
  }
  const before = await run('SELECT * FROM journey_templates ORDER BY template_name');
  const status = await w.get('publishing.status', { environmentId });
  expect(status.documents.map(({ state }) => state)).toEqual(['raw', 'raw', 'raw', 'raw']);
  expect(status.documents.every(({ reason }) => reason !== null && reason !== '')).toBe(true);
  const pulled = await w.get('publishing.pull', { environmentId, documentIds: [] });
  expect(pulled.raw).toHaveLength(4);
  const remote = await w.get('publishing.remote', {
    environmentId,
    documentId: pulled.raw.find(({ name }) => name === 'Text')!.documentId,
  });
  expect(remote.document).toBeNull();
  expect(JSON.parse(remote.text ?? '')).toMatchObject({ stages: 'hello', template_name: 'Text' });
  expect(await run('SELECT * FROM journey_templates ORDER BY template_name')).toEqual(before);
});

test('a number that JavaScript would round opens its row raw with every digit, and is never overwritten', async () => {
  const { w, environmentId, run } = await oneDesigner(server);
  const numbers = [
    ['12345678901234567890', 'id'],
    ['0.1000000000000000055', 'ratio'],
    ['-1234567890123456789.5', 'n'],
    [`1${'0'.repeat(400)}`, 'far'],
  ] as const;
  const ids = numbers.map((_, at) => w.draw(`Onboarding ${at}`));
  await w.push(environmentId, ...ids);
  for (const [at, [number, key]] of numbers.entries()) {
    await run(
      `UPDATE journey_templates SET stages = jsonb_set(stages, '{0,theirs}', '{"${key}": ${number}}'::jsonb) WHERE id = '${ids[at]}'`,
    );
  }
  const before = await run('SELECT * FROM journey_templates ORDER BY id');
  const { raw, pulled } = await w.get('publishing.pull', { environmentId, documentIds: [] });
  expect({ raw: raw.length, pulled }).toEqual({ raw: numbers.length, pulled: [] });
  const { documents } = await w.get('publishing.status', { environmentId });
  for (const [at, [number]] of numbers.entries()) {
    const id = ids[at]!;
    const shown = expect.stringContaining(number.slice(0, 39));
    expect(documents.find(({ documentId }) => documentId === id)).toMatchObject({
      state: 'raw',
      reason: shown,
    });
    const remote = await w.get('publishing.remote', { environmentId, documentId: id });
    expect(remote.text).toContain(number);
    w.edit(id, 'stage', { name: 'Mine' });
    const plan = await w.plan(environmentId, id);
    expect(plan.documents[0]).toMatchObject({ write: 'none', blocked: shown });
    expect(await w.push(environmentId, id)).toMatchObject({ ok: false });
  }
  expect(await run('SELECT * FROM journey_templates ORDER BY id')).toEqual(before);
});

test('a side cannot be chosen against a row that is kept aside, whatever hash is given', async () => {
  const { w, environmentId, run } = await oneDesigner(server);
  const id = w.draw('Onboarding');
  await w.push(environmentId, id);
  await run(`UPDATE journey_templates SET stages = '{"a": 1}'`);
  w.edit(id, 'stage', { name: 'Mine' });
  const where = { environmentId, documentId: id };
  expect(await w.call('publishing.conflict', where)).toMatchObject({ error: { code: 'unsupported' } });
  const [row] = await run(
    `SELECT encode(sha256(convert_to(jsonb_build_object(${columns.map((name) => `'${name}', ${name}`).join()})::text, 'UTF8')), 'hex') AS hash FROM journey_templates`,
  );
  for (const side of ['mine', 'theirs'] as const) {
    expect(
      await w.call('publishing.chooseSide', { ...where, side, theirsHash: row!['hash'] ?? null }),
    ).toMatchObject({ error: { code: 'unsupported' } });
  }
  expect(await w.states(environmentId)).toEqual({ Onboarding: 'raw' });
});

test('a row of another program without ids is pulled tidied, and its edit pushes what was shown', async () => {
  const { w, environmentId, run } = await oneDesigner(server);
  await run(`INSERT INTO journey_templates (template_name, journey_type, stages, touchpoints, success_criteria)
    VALUES ('Theirs', 'consumer', '[{"name": "Start", "order": 1, "theirs": {"n": 1.50}}]', '[{"name": "Visit", "channel": "web", "stage": "Start"}]', NULL)`);
  const { pulled } = await w.get('publishing.pull', { environmentId, documentIds: [] });
  expect(pulled).toMatchObject([{ name: 'Theirs', how: 'created' }]);
  expect(await w.states(environmentId)).toEqual({ Theirs: 'equal' });
  w.edit(pulled[0]!.documentId, 'stage', { name: 'Begin' });
  const plan = await w.plan(environmentId, pulled[0]!.documentId);
  expect(plan.documents[0]!.fields.map(({ what }) => what)).toContain('Row tidied');
  expect(plan.rehearsal.error).toBeNull();
});

test('rows with NULL in every column that may hold it are read, edited and written without filling the others', async () => {
  const { w, environmentId, run } = await oneDesigner(server);
  for (const kind of documentKinds) {
    const { table, parts } = unitOf(kind);
    for (const one of parts ? [table, parts.table] : [table]) {
      const [{ columns } = { columns: '' }] = await run(
        `SELECT string_agg(quote_ident(column_name), ', ') AS columns FROM information_schema.columns
         WHERE table_schema = 'public' AND table_name = '${one}' AND is_nullable = 'YES'`,
      );
      const nulls = (columns ?? '').replace(/[^,]+/g, 'NULL');
      const needed = {
        journey_templates: [
          `template_name, journey_type, stages, touchpoints`,
          `'journey', 'consumer', '[]', '[]'`,
        ],
        conversion_funnels: [`funnel_name, funnel_type, stages`, `'funnel', 'purchase', '[]'`],
        funnel_stages: [
          'funnel_id, stage_name, stage_order, stage_type',
          `(SELECT id FROM conversion_funnels), 'Visit', 1, 'view'`,
        ],
        business_processes: [`process_name, process_type`, `'process', 'support'`],
        experiment_configs: [`experiment_name, experiment_type, variants`, `'experiment', 'messaging', '[]'`],
      }[one]!;
      await run(`INSERT INTO ${one} (${needed[0]}, ${columns}) VALUES (${needed[1]}, ${nulls})`);
    }
  }
  const { pulled, raw } = await w.get('publishing.pull', { environmentId, documentIds: [] });
  expect(raw).toEqual([]);
  expect(pulled.map(({ name }) => name).toSorted()).toEqual(['experiment', 'funnel', 'journey', 'process']);
  for (const { documentId, name } of pulled) {
    const { table } = unitOf(w.read(documentId).document.kind);
    const [before] = await run(`SELECT * FROM ${table}`);
    w.edit(documentId, null, { description: 'ours' });
    const plan = await w.plan(environmentId, documentId);
    expect(plan.rehearsal.error, name).toBeNull();
    const told = plan.documents[0]!.fields.map(({ what }) => what);
    const pushed = await w.push(environmentId, documentId);
    const [after] = await run(`SELECT * FROM ${table}`);
    const changed = Object.keys(after!).filter((column) => after![column] !== before![column]);
    if (name === 'experiment') {
      // Without shares and variants it is no experiment, and that is said before anything is sent.
      expect(pushed).toMatchObject({ ok: false, error: { code: 'findings-block' } });
      expect(changed).toEqual([]);
      continue;
    }
    expect(pushed.ok, name).toBe(true);
    // Flags, counters and times stay empty; what is written in our form instead was told.
    const ours = [
      'description',
      'updated_at',
      'stages',
      'trigger_events',
      'automation_rules',
      'fallback_procedures',
    ];
    expect(
      changed.filter((column) => !ours.includes(column)),
      name,
    ).toEqual([]);
    expect(changed.length > 2, name).toBe(told.some((what) => /^(Row tidied|Two truths there)$/.test(what)));
  }
});
