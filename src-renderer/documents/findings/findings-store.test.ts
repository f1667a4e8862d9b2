import { randomUUID } from 'node:crypto';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import type { Document } from '../../../shared/documents/document.ts';
import { newTouchpoint } from '../../../shared/journeys/new-records.ts';
import { findFindings } from '../../../shared/journeys/rules/index.ts';
import { journeySamples } from '../../../shared/journeys/samples/samples.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { createSession } from '../session.ts';
import { answerRequests } from './answer-requests.ts';
import { createFindings } from './findings-store.ts';
import type { FindingsRequest } from './listed-finding.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** The worker's own code behind a real message port, so that what crosses is cloned as in the window. */
function portWorker(find: typeof findFindings, requests: FindingsRequest[]): Worker {
  const { port1, port2 } = new MessageChannel();
  const answer = answerRequests(find);
  port2.on('message', (request: FindingsRequest) => {
    requests.push(request);
    port2.postMessage(answer(request));
  });
  closers.push(() => port1.close());
  return Object.assign(port1, { terminate: () => port1.close() }) as unknown as Worker;
}

function open(find = findFindings) {
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
    startWorker: () => portWorker(find, requests),
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
  const { findings } = open((document) => {
    if (trips) throw new Error('tripped');
    return findFindings(document);
  });
  await expect.poll(() => findings.store.getState().state).toBe('failed');
  trips = false;
  findings.retry();
  await expect.poll(() => findings.store.getState().state).toBe('ready');
});
