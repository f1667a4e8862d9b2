import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterEach, expect, test } from 'vitest';
import { sharedPostgres } from '../../e2e/harness/shared-postgres.ts';
import { type Document, type DocumentKind, emptyChange } from '../../shared/documents/document.ts';
import { templates } from '../../shared/templates/templates.ts';
import { oneDesigner } from '../testing/designers.ts';
import { closePublishingWorkspaces, openPublishingWorkspace } from '../testing/publishing-workspace.ts';
import { publishLock } from './postgres/statements.ts';

const server = await sharedPostgres();
afterEach(closePublishingWorkspaces);

function sample(kind: DocumentKind): Document {
  const made = templates.find((one) => one.kind === kind)?.make(randomUUID);
  if (!made) throw new Error(`No sample of ${kind}`);
  return { ...made, header: { ...made.header, name: `${kind} ${made.id.slice(0, 8)}` } };
}

/** One journey, funnel and process, here and there. */
async function published() {
  const { w, environmentId, connection, password, run } = await oneDesigner(server);
  const [journey, funnel, process] = (['journey', 'funnel', 'process'] as const).map((kind) =>
    w.draw(sample(kind)),
  ) as [string, string, string];
  await w.push(environmentId, journey, funnel, process);
  /** What a push of these says: committed, or the code and words of the refusal. */
  const push = async (...ids: string[]) => {
    const plan = await w.call('publishing.plan', { environmentId, documentIds: ids });
    if (!plan.ok) return `${plan.error.code}: ${plan.error.message}`;
    const { id, hash } = plan.value;
    const pushed = await w.call('publishing.push', { planId: id, planHash: hash, confirmation: null });
    return pushed.ok ? pushed.value.state : `${pushed.error.code}: ${pushed.error.message}`;
  };
  const edit = (id: string) => w.edit(id, null, { description: randomUUID() });
  const status = () => w.get('publishing.status', { environmentId });
  return { w, environmentId, connection, password, journey, funnel, process, run, push, edit, status };
}

test('columns that are not ours are kept, never written, and turn inserts off where they must be filled', async () => {
  const { run, push, edit, journey, funnel, process, w, status } = await published();
  await run(`ALTER TABLE journey_templates ADD COLUMN tenant text;
    UPDATE journey_templates SET tenant = 'theirs', usage_count = 7`);
  edit(journey);
  expect(await push(journey, w.draw(sample('journey')))).toBe('committed');
  expect(await run('SELECT tenant, usage_count AS n FROM journey_templates ORDER BY tenant')).toEqual([
    { tenant: 'theirs', n: '7' },
    { tenant: null, n: '0' },
  ]);

  await run(`ALTER TABLE journey_templates ALTER tenant SET DEFAULT 'x'; UPDATE journey_templates SET tenant = 'x';
    ALTER TABLE journey_templates ALTER tenant SET NOT NULL, ALTER tenant DROP DEFAULT;
    ALTER TABLE funnel_stages ADD COLUMN region text NOT NULL DEFAULT 'eu'; ALTER TABLE funnel_stages ALTER region DROP DEFAULT`);
  edit(journey);
  expect(await push(journey), 'an update needs no value for it').toBe('committed');
  expect(await push(w.draw(sample('journey')))).toMatch(
    /^findings-block: .*No row can be added there: the table has a column that is not ours and may not be empty/,
  );
  edit(funnel);
  expect(await push(funnel), 'no step is added').toBe('committed');
  const step = Object.values(w.read(funnel).document.records).find((record) => record.kind === 'step')!;
  w.apply(funnel, { ...emptyChange, added: [{ ...step, id: randomUUID(), name: 'One more', order: 99 }] });
  expect(await push(funnel), 'one is').toMatch(/A rule of the table refuses this: .*"region".*Nothing was/);
  edit(process);
  expect(await push(process), 'the table of another kind').toBe('committed');
  expect((await status()).differences).toContain(
    'journey_templates.tenant is not ours and may not be empty, so no row can be added',
  );
});

test('what is narrower, renamed or gone stops its kind with the reason, and no other', async () => {
  const { run, push, edit, journey, funnel, process, w, environmentId, status } = await published();
  const drifts = [
    [
      'ALTER TABLE journey_templates ALTER version TYPE varchar(10)',
      'ALTER TABLE journey_templates ALTER version TYPE varchar(20)',
      /^schema-differs: The tables of Dev are not as the data model says: journey_templates.version is varchar\(10\)/,
      true,
    ],
    [
      'ALTER TABLE journey_templates ADD CONSTRAINT theirs CHECK (length(description) < 9) NOT VALID',
      'ALTER TABLE journey_templates DROP CONSTRAINT theirs',
      /^schema-differs: .*journey_templates has another check/,
      true,
    ],
    [
      'ALTER TABLE journey_templates RENAME description TO about',
      'ALTER TABLE journey_templates RENAME about TO description',
      /^schema-differs: .*journey_templates.description is missing/,
      false,
    ],
    [
      'ALTER TABLE journey_templates RENAME TO journey_plans',
      'ALTER TABLE journey_plans RENAME TO journey_templates',
      /^schema-missing: There, the table journey_templates is missing; "journey_plans" has its columns: was it renamed/,
      false,
    ],
    [
      'ALTER TABLE journey_templates RENAME TO journey_plans; CREATE VIEW journey_templates AS SELECT * FROM journey_plans',
      'DROP VIEW journey_templates; ALTER TABLE journey_plans RENAME TO journey_templates',
      /^schema-differs: .*journey_templates is not a table there but something else/,
      false,
    ],
    [
      'ALTER TABLE journey_templates DROP CONSTRAINT journey_templates_template_name_key',
      'ALTER TABLE journey_templates ADD UNIQUE (template_name)',
      /^schema-differs: .*journey_templates lacks the unique template_name/,
      true,
    ],
  ] as const;
  edit(journey);
  const before = await run('SELECT * FROM journey_templates');
  for (const [drift, back, words, isRead] of drifts) {
    await run(drift);
    expect(await push(journey), drift).toMatch(words);
    const { documents, vanished, differences } = await status();
    // Rows that cannot be read are not told as deleted.
    const seen = ['funnel', ...(isRead ? ['journey'] : []), 'process'];
    expect([vanished, documents.map(({ kind }) => kind).toSorted()], drift).toEqual([[], seen]);
    const follows = isRead
      ? /its rows are read, and nothing is written there$/
      : /neither read nor written$|missing/;
    expect(differences.join(), drift).toMatch(follows);
    edit(process);
    expect(await push(process), drift).toBe('committed');
    const pulled = await w.get('publishing.pull', { environmentId, documentIds: [] });
    expect(pulled.deletedThere).toEqual([]);
    await run(back);
  }
  expect(await run('SELECT * FROM journey_templates'), 'nothing was written to it').toEqual(before);
  // What a narrower table says is pulled; with others in one plan, its documents stay and say why.
  await run(`ALTER TABLE conversion_funnels ALTER target_audience TYPE varchar(50), DROP COLUMN total_visitors;
    UPDATE conversion_funnels SET description = 'theirs'`);
  const { pulled } = await w.get('publishing.pull', { environmentId, documentIds: [] });
  expect(pulled).toMatchObject([{ documentId: funnel, how: 'updated' }]);
  expect(w.read(funnel).document.header['description']).toBe('theirs');
  edit(funnel);
  edit(process);
  const mixed = await w.plan(environmentId, funnel, process);
  const narrower = /^Its table there .*target_audience is varchar\(50\), expected varchar\(100\)/;
  expect(mixed.documents.map(({ write }) => write)).toEqual(['none', 'update']);
  expect(mixed.documents[0]!.blocked).toMatch(narrower);
  expect(await push(funnel, process), 'only as it was shown').toMatch(
    /^findings-block: .* cannot be pushed: Its table/,
  );
  expect((await run('SELECT description FROM conversion_funnels'))[0]).toEqual({ description: 'theirs' });
  expect(await push(process)).toBe('committed');
  await run('ALTER TABLE conversion_funnels ALTER target_audience TYPE varchar(100)');
  expect(await push(journey), 'all of it was brought back').toBe('committed');

  // An older production lacks a whole table; set-up offers it and nothing else.
  await run('DROP TABLE funnel_stages');
  edit(funnel);
  expect(await push(funnel)).toMatch(/^schema-missing: There, the table funnel_stages is missing\./);
  const { steps } = await w.get('publishing.setupPreview', { environmentId });
  expect(steps.filter(({ state }) => state !== 'there').map(({ name }) => name)).toEqual([
    '0008-funnel-stages',
  ]);
  expect((await w.get('publishing.setup', { environmentId, confirmation: null })).state).toBe('ready');
  expect(Object.values(await w.states(environmentId)).toSorted()).toEqual(['conflict', 'equal', 'equal']);
});

test('a list that production widened: what we do not know is kept as it is, never written over', async () => {
  const { run, push, edit, funnel, w, environmentId, status } = await published();
  await run(`ALTER TABLE conversion_funnels DROP CONSTRAINT conversion_funnels_funnel_type_check;
    ALTER TABLE conversion_funnels ADD CHECK (funnel_type IN ('awareness', 'consideration', 'purchase', 'retention', 'advocacy', 'loyalty'));
    INSERT INTO conversion_funnels (funnel_name, funnel_type, stages) VALUES ('Theirs', 'loyalty', '[]')`);
  expect(await status()).toMatchObject({
    database: 'ready',
    differences: ['conversion_funnels.funnel_type also takes "loyalty" there'],
  });
  edit(funnel);
  expect(await push(funnel)).toBe('committed');
  await w.get('publishing.pull', { environmentId, documentIds: [] });
  const theirs = (await status()).documents.find(({ name }) => name === 'Theirs')!;
  const before = await run(`SELECT * FROM conversion_funnels WHERE funnel_name = 'Theirs'`);
  expect(theirs.state).toBe('equal');
  expect(w.read(theirs.documentId).document.header['funnelType']).toBe('loyalty');
  edit(theirs.documentId);
  expect(await push(theirs.documentId)).toMatch(/^findings-block: "Theirs" cannot be pushed/);
  const after = await run(`SELECT * FROM conversion_funnels WHERE funnel_name = 'Theirs'`);
  expect(after[0]!['funnel_type']).toBe(before[0]!['funnel_type']);
});

test('between plan and push: a table altered, a right taken, a row held, a name taken; nothing is written', async () => {
  const { run, edit, journey, w, environmentId, connection } = await published();
  const role = `r${randomUUID().slice(0, 8)}`;
  await run(`CREATE ROLE ${role} LOGIN PASSWORD 'theirs'; GRANT USAGE ON SCHEMA public TO ${role};
    GRANT ALL ON ALL TABLES IN SCHEMA public TO ${role}`);
  const mine = await w.environment({ ...connection, user: role }, 'theirs', 'staging', 'Mine');
  await w.get('publishing.pull', { environmentId: mine, documentIds: [] });
  edit(journey);
  const rows = () => run('SELECT * FROM journey_templates');
  const after = async (happens: () => Promise<unknown>) => {
    const plan = await w.plan(mine, journey);
    expect(plan.checks.filter(({ passed }) => !passed)).toEqual([]);
    await happens();
    const before = await rows();
    const pushed = await w.call('publishing.push', {
      planId: plan.id,
      planHash: plan.hash,
      confirmation: null,
    });
    expect(await rows()).toEqual(before);
    return pushed.ok
      ? pushed.value.state
      : `${pushed.error.code}: ${pushed.error.message} ${pushed.error.remedy}`;
  };

  const [{ description: was } = {}] = await rows();
  expect(await after(() => run(`UPDATE journey_templates SET description = 'theirs'`))).toMatch(
    /^production-moved: .*changed there since the plan was made\. Nothing was written.* new plan/,
  );
  await run(`UPDATE journey_templates SET description = ${was === null ? 'NULL' : `'${was}'`}`);

  expect(await after(() => run('ALTER TABLE journey_templates ALTER version TYPE varchar(30)'))).toMatch(
    /^schema-differs: The tables there changed: somebody altered .* journey_templates\. Nothing was written.* plan again/,
  );
  await run('ALTER TABLE journey_templates ALTER version TYPE varchar(20)');

  expect(await after(() => run(`REVOKE UPDATE ON journey_templates FROM ${role}`))).toMatch(
    /^permission-denied: .*permission denied for table journey_templates.*Nothing was written.*Ask for the right/,
  );
  // The next plan says it before anything is tried.
  const refused = await w.plan(mine, journey);
  expect(refused.checks.find(({ name }) => name === 'Permissions')).toMatchObject({
    passed: false,
    detail: `${role} may not update journey_templates`,
  });
  expect(refused.rehearsal).toMatchObject({ ok: false, error: expect.stringMatching(/^Not tried/) });
  await run(`GRANT UPDATE ON journey_templates TO ${role}`);

  const holder = new Client({ ...connection, password: server.password });
  await holder.connect();
  expect(await after(() => holder.query('BEGIN; SELECT * FROM journey_templates FOR UPDATE'))).toMatch(
    /^push-failed: Somebody else holds the rows.*Nothing was written.*Try again/,
  );
  await holder.query('ROLLBACK');
  expect(await after(() => holder.query(`BEGIN; SELECT pg_advisory_xact_lock(${publishLock})`))).toMatch(
    /^push-failed: Somebody else holds .*the publish lock.*Nothing was written.*Try again/,
  );
  await holder.query('ROLLBACK');
  // A table that is altered for minutes: whoever only looks is told too, and does not wait for the end of it.
  await holder.query('BEGIN; LOCK TABLE journey_templates IN ACCESS EXCLUSIVE MODE');
  const one = { environmentId: mine, documentIds: [journey] };
  const looks = await Promise.all([
    w.call('publishing.plan', one),
    w.call('publishing.pull', one),
    w.call('publishing.pull', { environmentId: mine, documentIds: [] }),
  ]);
  for (const look of looks) {
    expect(look).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('holds the rows, the table') },
    });
  }
  await holder.query('ROLLBACK');
  await holder.end();

  // Two people give the same name; the second is told by a plan as well as by a push.
  const other = openPublishingWorkspace();
  const inOther = await other.environment(connection, server.password);
  const named = () => ({ ...sample('process'), header: { ...sample('process').header, name: 'Refunds' } });
  const second = w.draw(named());
  const plan = await w.plan(environmentId, second);
  expect((await other.push(inOther, other.draw(named()))).ok).toBe(true);
  const taken = { planId: plan.id, planHash: plan.hash, confirmation: null };
  const words = /Another row there is already called "Refunds"/;
  expect(await w.call('publishing.push', taken)).toMatchObject({
    error: { message: expect.stringMatching(words) },
  });
  expect((await w.plan(environmentId, second)).rehearsal.error).toMatch(words);
  await run(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
});

test('policies that hide rows are told; a hidden row that is in the way stops the push', async () => {
  const { run, w, connection, journey, process } = await published();
  const role = `r${randomUUID().slice(0, 8)}`;
  await run(`CREATE ROLE ${role} LOGIN PASSWORD 'theirs'; GRANT USAGE ON SCHEMA public TO ${role};
    GRANT ALL ON ALL TABLES IN SCHEMA public TO ${role};
    INSERT INTO journey_templates (template_name, journey_type, stages, touchpoints) VALUES ('Hidden', 'consumer', '[]', '[]');
    ALTER TABLE journey_templates ENABLE ROW LEVEL SECURITY;
    CREATE POLICY partly ON journey_templates USING (template_name <> 'Hidden') WITH CHECK (true);
    ALTER ROLE ${role} SET default_transaction_read_only = on`);
  const mine = await w.environment({ ...connection, user: role }, 'theirs', 'staging', 'Mine');
  const status = await w.get('publishing.status', { environmentId: mine });
  expect(status.differences).toEqual([
    'row-level security is on for journey_templates: rows may be hidden from this user',
  ]);
  expect(status.documents.map(({ name }) => name)).not.toContain('Hidden');
  const hidden = sample('journey');
  const id = w.draw({ ...hidden, header: { ...hidden.header, name: 'Hidden' } });
  const plan = await w.plan(mine, id);
  expect(plan.rehearsal.error).toMatch(/^A value is taken by another row there.*template_name_key/);
  expect(await run('SELECT count(*) AS n FROM journey_templates')).toEqual([{ n: '2' }]);
  // The server takes no COPY where policies decide about rows.
  const many = Array.from({ length: 105 }, (_, index) =>
    w.draw({ ...sample('journey'), header: { ...hidden.header, name: `Seen ${index}` } }),
  );
  const inserts = await w.plan(mine, ...many);
  expect(inserts.rehearsal).toMatchObject({ ok: true, rows: 105 });
  expect(inserts.statements.filter(({ sql }) => sql.startsWith('COPY '))).toEqual([]);
  // A policy that lets rows be read and not changed is a missing right.
  await run(
    `DROP POLICY partly ON journey_templates; CREATE POLICY reading ON journey_templates FOR SELECT USING (true)`,
  );
  await w.get('publishing.pull', { environmentId: mine, documentIds: [] });
  w.edit(journey, null, { description: 'mine' });
  expect((await w.plan(mine, journey)).rehearsal.error).toMatch(
    /^Not tried: .* may not update journey_templates/,
  );
  // What a delete would take along is said as far as this user may know it.
  await run(`REVOKE SELECT ON process_executions FROM ${role};
    CREATE TABLE notes ("of" uuid REFERENCES business_processes (id) ON DELETE CASCADE);
    ALTER TABLE notes ENABLE ROW LEVEL SECURITY; GRANT SELECT ON notes TO ${role}`);
  w.documents.setArchived(process, true);
  expect((await w.plan(mine, process)).documents[0]!.cascades).toEqual([
    'perhaps rows of notes, which policies hide from this user',
    'executions with their history, which this user may not count',
  ]);
  await run(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
});

test('a database with habits of its own takes the whole road', async () => {
  const { connection, password } = await server.createDatabase(`Jour"neys ${randomUUID().slice(0, 8)}`);
  const schema = `it's \\ "mine"`;
  const name = `"${connection.database.replaceAll('"', '""')}"`;
  const habits = [
    'standard_conforming_strings = off',
    'backslash_quote = on',
    'quote_all_identifiers = on',
    `search_path = 'nowhere'`,
    `timezone = 'Asia/Kolkata'`,
    `datestyle = 'German, DMY'`,
    `bytea_output = 'escape'`,
    'extra_float_digits = -15',
    'default_transaction_isolation = serializable',
    'default_transaction_read_only = on',
    'row_security = off',
  ];
  for (const habit of habits) await server.run('postgres', `ALTER DATABASE ${name} SET ${habit}`);
  const [a, b] = [openPublishingWorkspace(), openPublishingWorkspace()];
  const inA = await a.environment({ ...connection, schema }, password);
  await a.get('publishing.setup', { environmentId: inA, confirmation: null });
  expect(await a.get('publishing.status', { environmentId: inA })).toMatchObject({
    database: 'ready',
    differences: [],
  });
  const documents = (['journey', 'funnel', 'process', 'experiment'] as const).map(sample);
  const [first] = documents;
  const hostile = `${String.raw`O'Neill \' "x" $$ $1 \u0041 \\ %s`} \u202e\u2028🙂 <b>`;
  const all = documents.map((one) =>
    one === first ? { ...one, header: { ...one.header, name: hostile, description: hostile } } : one,
  );
  for (const one of all) a.draw(one);
  expect(await a.push(inA, ...all.map(({ id }) => id))).toMatchObject({ ok: true });
  a.edit(all[0]!.id, 'stage', { name: hostile.slice(0, 50) });
  expect(await a.push(inA, all[0]!.id)).toMatchObject({ ok: true });
  const inB = await b.environment({ ...connection, schema }, password);
  await b.get('publishing.pull', { environmentId: inB, documentIds: [] });
  for (const { id } of all) expect(b.read(id).document.records).toEqual(a.read(id).document.records);
  expect(b.read(all[0]!.id).document.header['description']).toBe(hostile);
});
