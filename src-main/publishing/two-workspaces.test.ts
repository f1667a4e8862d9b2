import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { sharedPostgres } from '../../e2e/harness/shared-postgres.ts';
import { twoDesigners } from '../testing/designers.ts';
import { closePublishingWorkspaces, soundJourney } from '../testing/publishing-workspace.ts';

const server = await sharedPostgres();
afterEach(closePublishingWorkspaces);

test('what the first pushed, the second pulls: the same records, ids and places', async () => {
  const { a, b, inA, inB, run } = await twoDesigners(server);
  const id = a.draw('Onboarding');
  expect(await a.states(inA)).toEqual({ Onboarding: 'new-here' });

  const plan = await a.plan(inA, id);
  expect(plan.documents).toMatchObject([
    { name: 'Onboarding', state: 'new-here', write: 'insert', rows: 1, blocked: null },
  ]);
  expect(plan.checks.filter(({ passed }) => !passed)).toEqual([]);
  expect(plan.checks.map(({ name }) => name)).toEqual([
    'Findings',
    'Schema',
    'Permissions',
    'Agreement',
    'Rehearsal',
  ]);
  expect(plan.rehearsal).toMatchObject({ ok: true, rows: 1, error: null });
  expect(
    plan.statements.some(
      ({ sql, rows }) => sql.startsWith('INSERT INTO "public".journey_templates') && rows === 1,
    ),
  ).toBe(true);
  expect(plan.documents[0]!.fields.length).toBeGreaterThan(10);
  expect(await run('SELECT count(*) AS n FROM journey_templates')).toEqual([{ n: '0' }]);

  const pushed = await a.get('publishing.push', { planId: plan.id, planHash: plan.hash, confirmation: null });
  expect(pushed).toMatchObject({
    state: 'committed',
    rows: 1,
    databaseUser: 'designer',
    message: 'Wrote 1 document.',
  });
  expect(await a.states(inA)).toEqual({ Onboarding: 'equal' });
  expect(await a.get('publishing.pushes', { environmentId: inA })).toEqual([pushed]);

  expect(await b.states(inB)).toEqual({ Onboarding: 'new-there' });
  const pulled = await b.get('publishing.pull', { environmentId: inB, documentIds: [] });
  expect(pulled).toMatchObject({
    pulled: [{ documentId: id, name: 'Onboarding', how: 'created' }],
    conflicts: [],
    raw: [],
  });
  expect(b.read(id).document).toEqual(a.read(id).document);
  expect(await b.states(inB)).toEqual({ Onboarding: 'equal' });
});

test('an edit there is pulled as one change that can be undone; the measured columns are nobody’s change', async () => {
  const { a, b, inA, inB, run } = await twoDesigners(server);
  const id = a.draw('Onboarding');
  await a.push(inA, id);
  await b.get('publishing.pull', { environmentId: inB, documentIds: [id] });
  const before = a.read(id);

  b.edit(id, 'stage', { name: 'Sign up', layout: { width: 777 } });
  const plan = await b.plan(inB, id);
  expect(plan.documents[0]).toMatchObject({ state: 'changed-here', write: 'update' });
  expect(plan.documents[0]!.fields).toContainEqual(
    expect.objectContaining({ what: 'Stage renamed', after: 'Sign up' }),
  );
  expect(plan.documents[0]!.fields.some(({ layoutOnly }) => layoutOnly)).toBe(true);
  expect(plan.documents[0]!.fields).toHaveLength(2);
  expect(await b.push(inB, id)).toMatchObject({ ok: true, value: { state: 'committed' } });
  await run("UPDATE journey_templates SET usage_count = 12, success_rate = 99.5, updated_at = '2020-01-01'");

  expect(await a.states(inA)).toEqual({ Onboarding: 'changed-there' });
  expect((await a.get('publishing.pull', { environmentId: inA, documentIds: [id] })).pulled).toMatchObject([
    { how: 'updated' },
  ]);
  expect(a.read(id).document).toEqual(b.read(id).document);
  expect(a.read(id).revision).toBe(before.revision + 1);
  const opened = a.documents.open(id);
  expect(opened.ok && opened.value.undo.at(-1)).toMatchObject({ label: 'Pull from Dev' });
  expect(await a.states(inA)).toEqual({ Onboarding: 'equal' });
  expect(await run('SELECT usage_count FROM journey_templates')).toEqual([{ usage_count: '12' }]);
});

test('both edit: nothing is overwritten until a side is chosen; mine', async () => {
  const { a, b, inA, inB, run } = await twoDesigners(server);
  const id = a.draw('Onboarding');
  await a.push(inA, id);
  await b.get('publishing.pull', { environmentId: inB, documentIds: [id] });
  a.edit(id, 'stage', { name: 'From A' });
  b.edit(id, 'stage', { name: 'From B' });
  await b.push(inB, id);

  expect(await a.states(inA)).toEqual({ Onboarding: 'conflict' });
  const refused = await a.push(inA, id);
  expect(refused).toMatchObject({ ok: false, error: { code: 'conflict' } });
  const mineBefore = a.read(id);
  const pulled = await a.get('publishing.pull', { environmentId: inA, documentIds: [id] });
  expect(pulled).toMatchObject({ pulled: [], conflicts: [{ documentId: id }] });
  expect(a.read(id)).toEqual(mineBefore);
  expect(JSON.stringify(await run('SELECT stages FROM journey_templates'))).toContain('From B');

  const conflict = await a.get('publishing.conflict', { environmentId: inA, documentId: id });
  expect(conflict.fields).toMatchObject([{ mine: 'From A', theirs: 'From B', both: true }]);
  expect(conflict.theirs).toEqual(b.read(id).document);
  const [row] = await run("SELECT to_json(updated_at) #>> '{}' AS at FROM journey_templates");
  expect(conflict).toMatchObject({ theirsAt: row!['at'], mineRevision: a.read(id).revision });
  expect(Date.parse(conflict.baseAt ?? '')).toBeLessThanOrEqual(Date.parse(conflict.mineAt ?? ''));
  const chosen = { environmentId: inA, documentId: id, side: 'mine' as const };
  expect(await a.call('publishing.chooseSide', { ...chosen, theirsHash: 'f'.repeat(64) })).toMatchObject({
    ok: false,
    error: { code: 'production-moved' },
  });
  await a.get('publishing.chooseSide', { ...chosen, theirsHash: conflict.theirsHash });
  expect(await a.states(inA)).toEqual({ Onboarding: 'changed-here' });
  const plan = await a.plan(inA, id);
  expect(plan.documents[0]!.fields).toMatchObject([{ before: 'From B', after: 'From A' }]);
  expect(await a.push(inA, id)).toMatchObject({ ok: true });
  expect(await b.states(inB)).toEqual({ Onboarding: 'changed-there' });
});

test('both edit: theirs comes in as one change, and mine stays in the history', async () => {
  const { a, b, inA, inB } = await twoDesigners(server);
  const id = a.draw('Onboarding');
  await a.push(inA, id);
  await b.get('publishing.pull', { environmentId: inB, documentIds: [id] });
  a.edit(id, 'stage', { name: 'From A' });
  b.edit(id, null, { description: 'From B' });
  await b.push(inB, id);
  const mine = a.read(id);
  const { theirsHash } = await a.get('publishing.conflict', { environmentId: inA, documentId: id });
  await a.get('publishing.chooseSide', { environmentId: inA, documentId: id, side: 'theirs', theirsHash });
  expect(a.read(id).document).toEqual(b.read(id).document);
  expect(await a.states(inA)).toEqual({ Onboarding: 'equal' });
  const before = a.documents.openRevision(id, mine.revision);
  expect(before.ok && before.value).toEqual(mine.document);
});

test('the same edit on both sides is no conflict', async () => {
  const { a, b, inA, inB } = await twoDesigners(server);
  const id = a.draw('Onboarding');
  await a.push(inA, id);
  await b.get('publishing.pull', { environmentId: inB, documentIds: [id] });
  for (const one of [a, b]) one.edit(id, 'stage', { name: 'The same' });
  await b.push(inB, id);
  expect(await a.states(inA)).toEqual({ Onboarding: 'equal' });
  await a.get('publishing.pull', { environmentId: inA, documentIds: [id] });
  a.edit(id, 'stage', { name: 'Another' });
  expect(await a.states(inA)).toEqual({ Onboarding: 'changed-here' });
});

test('a row deleted there is said and never deleted here; mine publishes it anew, theirs archives it', async () => {
  const { a, inA, run } = await twoDesigners(server);
  const ids = [a.draw('One'), a.draw('Two')];
  await a.push(inA, ...ids);
  await run('DELETE FROM journey_templates');
  expect(await a.states(inA)).toEqual({ One: 'deleted-there', Two: 'deleted-there' });
  const pulled = await a.get('publishing.pull', { environmentId: inA, documentIds: ids });
  expect(pulled.deletedThere.map(({ name }) => name)).toEqual(['One', 'Two']);
  const choose = (documentId: string, side: 'mine' | 'theirs') =>
    a.get('publishing.chooseSide', { environmentId: inA, documentId, side, theirsHash: null });
  await choose(ids[0]!, 'mine');
  await choose(ids[1]!, 'theirs');
  expect(await a.states(inA)).toEqual({ One: 'new-here' });
  expect(a.read(ids[1]!).archivedAt).not.toBeNull();
  expect(await a.push(inA, ids[0]!)).toMatchObject({ ok: true });
});

test('names change hands in one push, and many rows go in few statements', async () => {
  const { a, inA, run } = await twoDesigners(server);
  const [one, two] = [a.draw('One'), a.draw('Two')];
  await a.push(inA, one, two);
  a.edit(one, null, { name: 'Three' });
  a.edit(two, null, { name: 'One' });
  const short = { ...soundJourney('Short'), records: {} };
  const more = Array.from({ length: 110 }, (_, index) =>
    a.draw({ ...short, id: randomUUID(), header: { ...short.header, name: `More ${index}` } }),
  );
  const plan = await a.plan(inA, one, two, ...more);
  expect(plan.rehearsal.error).toBeNull();
  expect(plan.statements.length).toBeLessThan(10);
  // So many go by COPY; the file of the same plan is read again and says the same.
  expect(plan.statements.filter(({ sql }) => sql.startsWith('COPY '))).toHaveLength(1);
  await a.get('publishing.exportSql', { planId: plan.id });
  expect(await a.push(inA, one, two, ...more)).toMatchObject({ ok: true, value: { rows: 112 } });
  expect(
    await run(`SELECT template_name FROM journey_templates WHERE id IN ('${one}', '${two}') ORDER BY 1`),
  ).toEqual([{ template_name: 'One' }, { template_name: 'Three' }]);
});
