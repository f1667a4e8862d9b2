import { randomUUID } from 'node:crypto';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import type { Document } from '../../../shared/documents/document.ts';
import { newTouchpoint } from '../../../shared/journeys/new-records.ts';
import { findFindings, journeyRuleSet } from '../../../shared/journeys/rules/index.ts';
import { journeySamples } from '../../../shared/journeys/samples/samples.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { createSession } from '../session.ts';
import { answerRequests } from './answer-requests.ts';
import { createFindings } from './findings-store.ts';
import type { FindingsRequest } from './listed-finding.ts';
import { plainPolicy } from './policy.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** The worker's own code behind a real message port, so that what crosses is cloned as in the window. */
function portWorker(rules: Parameters<typeof answerRequests>[0], requests: FindingsRequest[]): Worker {
  const { port1, port2 } = new MessageChannel();
  const answer = answerRequests(rules);
  port2.on('message', (request: FindingsRequest) => {
    requests.push(request);
    port2.postMessage(answer(request));
  });
  closers.push(() => port1.close());
  return Object.assign(port1, { terminate: () => port1.close() }) as unknown as Worker;
}

function open(rules: Parameters<typeof answerRequests>[0] = journeyRuleSet) {
  const sample = journeySamples[0]!.make(randomUUID);
  const bridge = {
    call: () => Promise.resolve({ ok: true, value: { revision: 2 } }),
    on: () => () => {},
    onState: () => () => {},
  } as unknown as Bridge;
  const session = createSession(
    { document: sample, revision: 1, undo: [], redo: [] },
    { bridge, newId: randomUUID },
  );
  const requests: FindingsRequest[] = [];
  const findings = createFindings({
    session,
    newId: randomUUID,
    startWorker: () => portWorker(rules, requests),
    findNow: (document: Document) => Promise.resolve(findFindings(document)),
    delay: 5,
  });
  closers.push(findings.stop);
  return { session, findings, requests };
}

test('the findings shown are those of the document as it is now; after the first, only changes cross', async () => {
  const { session, findings, requests } = open();
  await expect.poll(() => findings.store.getState().state).toBe('ready');
  const lonely = newTouchpoint({ name: 'Lonely' }, randomUUID);
  session.commit('Add', { added: [lonely], updated: [], removed: [] });
  const idsNow = () => findFindings(session.store.getState().document).map(({ id }) => id);
  await expect.poll(() => findings.store.getState().findings.map(({ id }) => id)).toEqual(idsNow());
  expect(findings.store.getState().marks.has(lonely.id)).toBe(true);
  session.undo();
  await expect.poll(() => findings.store.getState().marks.has(lonely.id)).toBe(false);
  expect(requests.filter(({ document }) => document !== undefined)).toHaveLength(1);
  expect(requests.length).toBeGreaterThanOrEqual(3);
});

test('a quick fix is one undo step, and one that is no longer needed changes nothing', async () => {
  const { session, findings } = open();
  const long = newTouchpoint({ name: 'Long', actionTaken: 'a'.repeat(120) }, randomUUID);
  session.commit('Add', { added: [long], updated: [], removed: [] });
  const find = () =>
    findings.store.getState().findings.find(({ fixLabel }) => fixLabel === 'Shorten to 100 characters');
  await expect.poll(find).toBeDefined();
  const finding = find()!;
  expect(await findings.fix(finding)).toBe(true);
  expect(session.store.getState().document.records[long.id]?.['actionTaken']).toBe('a'.repeat(100));
  expect(session.store.getState().undo).toHaveLength(2);
  expect(await findings.fix(finding)).toBe(false);
  expect(session.store.getState().undo).toHaveLength(2);
});

test('a rule that trips is said, and checking can be started again', async () => {
  let trips = true;
  const { findings } = open({
    rules: journeyRuleSet.rules,
    createChecker: () => {
      if (trips) throw new Error('tripped');
      return journeyRuleSet.createChecker();
    },
  });
  await expect.poll(() => findings.store.getState().state).toBe('failed');
  trips = false;
  findings.retry();
  await expect.poll(() => findings.store.getState().state).toBe('ready');
});

test('the fixes of a rule are one step, and what is ignored with a reason is put aside until it is taken back', async () => {
  const { session, findings } = open();
  const lonely = ['A', 'B', 'C'].map((name) => newTouchpoint({ name, emotion: 5 }, randomUUID));
  session.commit('Add', { added: lonely, updated: [], removed: [] });
  const of = (rule: string) => findings.store.getState().findings.filter((finding) => finding.rule === rule);
  await expect.poll(() => of('emotion-out-of-range')).toHaveLength(3);
  expect(await findings.fixAll('emotion-out-of-range')).toBe(true);
  expect(lonely.map(({ id }) => session.store.getState().document.records[id]?.['emotion'])).toEqual([
    2, 2, 2,
  ]);
  expect(session.store.getState().undo.at(-1)?.label).toBe('Set to +2, 3 times');
  expect(session.store.getState().undo).toHaveLength(2);

  await expect.poll(() => of('touchpoint-without-stage')).toHaveLength(3);
  const [finding] = of('touchpoint-without-stage');
  expect(finding?.reason).toMatch(/stage/);
  expect(findings.ignore(finding!, 'Happens by phone')).toBe(true);
  await expect.poll(() => of('touchpoint-without-stage')).toHaveLength(2);
  const [ignored] = findings.store.getState().ignored;
  expect(ignored).toMatchObject({ suppression: { reason: 'Happens by phone', author: null } });
  findings.takeBack(ignored!.suppression);
  await expect.poll(() => of('touchpoint-without-stage')).toHaveLength(3);
});

test('what the workspace sets is shown at once, without asking the rules again', async () => {
  const { session, findings, requests } = open();
  session.commit('Add', {
    added: [newTouchpoint({ name: 'A', stageId: null }, randomUUID)],
    updated: [],
    removed: [],
  });
  const severities = () =>
    findings.store
      .getState()
      .findings.filter(({ rule }) => rule === 'touchpoint-without-stage')
      .map((f) => f.severity);
  await expect.poll(severities).toEqual(['warning']);
  const before = requests.length;
  findings.judgeBy({ ...plainPolicy, settings: () => ({ 'journey/touchpoint-without-stage': 'error' }) });
  expect(severities()).toEqual(['error']);
  findings.judgeBy({ ...plainPolicy, settings: () => ({ 'journey/touchpoint-without-stage': 'off' }) });
  expect(severities()).toEqual([]);
  expect(requests).toHaveLength(before);
});
