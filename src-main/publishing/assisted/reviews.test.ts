import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { sharedPostgres } from '../../../e2e/harness/shared-postgres.ts';
import { oneDesigner } from '../../testing/designers.ts';
import { closePublishingWorkspaces, openPublishingWorkspace } from '../../testing/publishing-workspace.ts';

const server = await sharedPostgres();
afterEach(closePublishingWorkspaces);

test('what needs a review is pushed only as somebody else approved it, and no approval outlives its plan', async () => {
  const { w, environmentId, connection, run } = await oneDesigner(server);
  const user = `reviewer_${connection.database}`;
  await run(`CREATE ROLE ${user} LOGIN PASSWORD 'seen';
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${user}`);
  const id = w.draw('Onboarding');
  expect(await w.get('publishing.reviews', { environmentId })).toMatchObject({
    obstacle: expect.stringContaining('need assisted mode'),
  });
  await w.get('publishing.installAssisted', { environmentId, confirmation: null });
  const reviewer = openPublishingWorkspace();
  const theirs = await reviewer.environment({ ...connection, user }, 'seen', 'dev', 'Theirs');

  const policy = { environmentId, documentId: id, required: true, confirmation: null };
  await w.get('publishing.setReviewPolicy', policy);
  const push = async (plan: { id: string; hash: string }) =>
    w.call('publishing.push', { planId: plan.id, planHash: plan.hash, confirmation: null });
  const reviewOf = ({ checks }: { checks: { name: string; detail: string }[] }) =>
    checks.find(({ name }) => name === 'Review')?.detail;
  const plan = await w.plan(environmentId, id);
  expect(reviewOf(plan)).toMatch(/has to approve it first: nobody was asked yet$/);
  expect(await push(plan)).toMatchObject({ ok: false, error: { code: 'review-needed' } });
  expect(await run('SELECT id FROM journey_templates')).toEqual([]);
  await w.get('publishing.requestReview', { planId: plan.id, note: 'Please look' });
  const again = await w.plan(environmentId, id);
  expect(again.hash, 'equal content, equal hash').toBe(plan.hash);
  expect(await push(again), 'asked is not approved').toMatchObject({ ok: false });

  const { requests } = await reviewer.get('publishing.reviews', { environmentId: theirs });
  expect(requests).toMatchObject([
    {
      by: 'designer',
      displayName: 'Robin',
      note: 'Please look',
      own: false,
      standing: 'waiting',
      planHash: plan.hash,
    },
  ]);
  const request = { environmentId: theirs, requestId: requests[0]!.id };
  const shown = await reviewer.get('publishing.review', request);
  expect(shown).toMatchObject({
    distrust: null,
    documents: [{ name: 'Onboarding', write: 'insert', current: true }],
  });
  expect(shown.statements.map(({ sql }) => sql)).toEqual(plan.statements.map(({ sql }) => sql));
  expect(shown.documents[0]?.fields).toEqual(plan.documents[0]?.fields);

  const answer = { planHash: plan.hash, answer: 'approved' as const, word: 'Good' };
  expect(
    await w.call('publishing.answerReview', { ...request, environmentId, ...answer }),
    'not by whoever asked',
  ).toMatchObject({ ok: false, error: { code: 'permission-denied' } });
  const other = { ...request, ...answer, planHash: 'f'.repeat(64) };
  expect(await reviewer.call('publishing.answerReview', other)).toMatchObject({
    ok: false,
    error: { code: 'plan-outdated' },
  });
  await reviewer.get('publishing.answerReview', { ...request, ...answer, answer: 'declined' });
  expect(await push(again)).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('declined') },
  });
  await reviewer.get('publishing.answerReview', { ...request, ...answer });

  // The plan changes: the approval is about another one.
  w.edit(id, null, { description: 'later' });
  expect(await push(await w.plan(environmentId, id))).toMatchObject({
    ok: false,
    error: { code: 'review-needed' },
  });
  const first = plan.documents[0]?.fields.find(({ field }) => field === 'description')?.after ?? null;
  w.edit(id, null, { description: first });
  const back = await w.plan(environmentId, id);
  expect(back.hash, 'as it was approved').toBe(plan.hash);
  expect(reviewOf(back)).toBe(`approved by ${user}`);
  expect(await push(back)).toMatchObject({ ok: true, value: { state: 'committed' } });
  expect((await reviewer.get('publishing.review', request)).documents[0]).toMatchObject({ current: true });

  // A request that says one thing and has the hash of another is shown as what it is; nobody answers for others.
  const forged = randomUUID();
  await run(`INSERT INTO jd_sync.review_requests (id, plan_hash, requested_by, note, content)
    SELECT '${forged}', '${'a'.repeat(64)}', requested_by, '', content FROM jd_sync.review_requests`);
  expect(await reviewer.get('publishing.review', { environmentId: theirs, requestId: forged })).toMatchObject(
    {
      distrust: expect.stringContaining('not the plan'),
    },
  );
  const approval = {
    environmentId: theirs,
    requestId: forged,
    planHash: 'a'.repeat(64),
    answer: 'approved' as const,
    word: '',
  };
  expect(await reviewer.call('publishing.answerReview', approval)).toMatchObject({ ok: false });
  const asReviewer = `SET SESSION AUTHORIZATION ${user};`;
  await expect(
    run(
      `${asReviewer} INSERT INTO jd_sync.review_answers (request_id, answer, word, answered_by) VALUES ('${forged}', 'approved', '', 'somebody')`,
    ),
  ).rejects.toThrow(/permission denied/);

  // Whoever may push may ask for reviews and not switch them off; who did is said by every plan.
  const all = { ...policy, environmentId: theirs, documentId: null };
  await reviewer.get('publishing.setReviewPolicy', all);
  for (const documentId of [null, id]) {
    const off = await reviewer.call('publishing.setReviewPolicy', { ...all, documentId, required: false });
    expect(off).toMatchObject({
      ok: false,
      error: { code: 'permission-denied', message: expect.stringContaining('Only the owner') },
    });
    await w.get('publishing.setReviewPolicy', { ...policy, documentId, required: false });
  }
  w.edit(id, null, { description: 'unseen' });
  const unseen = await w.plan(environmentId, id);
  expect(reviewOf(unseen)).toMatch(
    /^not asked for: designer switched off the review of "Onboarding" on \d{4}-.* UTC; designer switched off the review of every document on/,
  );
  expect(await push(unseen)).toMatchObject({ ok: true });

  // A user of a later day can note nothing and ask for nothing, so nothing is pushed until there is access.
  const late = `late_${connection.database}`;
  await run(`CREATE ROLE ${late} LOGIN PASSWORD 'later';
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${late}`);
  const third = openPublishingWorkspace();
  const inThird = await third.environment({ ...connection, user: late }, 'later', 'dev', 'Late');
  const drawn = third.draw('Later');
  expect(await third.push(inThird, drawn)).toMatchObject({
    ok: false,
    error: { code: 'permission-denied', message: expect.stringContaining('push ledger') },
  });
  const mending = await w.get('publishing.assisted', { environmentId });
  expect(mending.statements).toHaveLength(3);
  expect(mending.statements.every((sql) => sql.startsWith('GRANT') && sql.endsWith(`TO "${late}"`))).toBe(
    true,
  );
  await w.get('publishing.installAssisted', { environmentId, confirmation: null });
  expect(await third.push(inThird, drawn)).toMatchObject({ ok: true });
  await run(`DROP OWNED BY ${late}; DROP ROLE ${late}; DROP OWNED BY ${user}; DROP ROLE ${user}`);
});
