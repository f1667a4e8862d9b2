import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PushRecord } from '../../shared/publishing/push-result.ts';
import { createBridge } from '../bridge/bridge.ts';
import type { Transport } from '../bridge/transport.ts';
import { createPublishingStore } from './publishing-store.ts';
import { rollbackObstacle } from './pushes/roll-back.ts';
import { checkOf, pickedOf, planningOf, rollsBackOf } from './store/state.ts';

/** The wire's far end, in the hands of the test: what was asked, and what is answered when. */
function createFarEnd() {
  const asked: { id: number; command: string; input: unknown }[] = [];
  let tell: (text: string) => void = () => undefined;
  let link: (state: 'up' | 'down') => void = () => undefined;
  const transport: Transport = {
    send: (text) => asked.push(JSON.parse(text)),
    onMessage: (listener) => {
      tell = listener;
    },
    onState: (listener) => {
      link = listener;
    },
  };
  const settle = async () => {
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
  };
  return {
    bridge: createBridge(transport),
    /** Answers the oldest open question of that name. */
    answer: async (command: string, value: unknown, ok = true) => {
      const at = asked.findIndex((request) => request.command === command);
      if (at < 0)
        throw new Error(`Nobody asked for ${command}; open: ${asked.map((one) => one.command).join(', ')}`);
      const [request] = asked.splice(at, 1);
      tell(JSON.stringify({ id: request?.id, ok, ...(ok ? { value } : { error: value }) }));
      await settle();
    },
    inputOf: (command: string) => asked.find((request) => request.command === command)?.input,
    open: (command: string) => asked.filter((request) => request.command === command).length,
    event: async (event: string, payload: unknown) => {
      tell(JSON.stringify({ event, payload }));
      await settle();
    },
    cut: async () => {
      asked.length = 0;
      link('down');
      await settle();
    },
    restore: async () => {
      link('up');
      await settle();
    },
  };
}

const environment = { id: 'e', name: 'Dev', role: 'dev', connection: { kind: 'sandbox' }, password: 'none' };
const plan = {
  id: 'p',
  hash: 'h1',
  environmentId: 'e',
  createdAt: '2026-11-22T10:00:00Z',
  rollsBack: null,
  documents: [{ documentId: 'a', name: 'A', revision: 4 }],
};
const record = {
  id: 'x',
  environmentId: 'e',
  planHash: 'h1',
  startedAt: '2026-11-22T10:00:05Z',
  state: 'unknown',
};

function status(...documents: readonly (readonly [id: string, state: string])[]) {
  return {
    environmentId: 'e',
    database: 'ready',
    checkedAt: new Date().toISOString(),
    documents: documents.map(([documentId, state]) => ({
      documentId,
      kind: 'journey',
      name: documentId,
      state,
      reason: null,
    })),
  };
}

async function begin() {
  const far = createFarEnd();
  const store = createPublishingStore(far.bridge);
  const stop = store.start();
  await far.answer('publishing.environments', [environment]);
  await far.answer('settings.get', { environmentId: 'e' });
  await far.answer('publishing.pushes', []);
  return { far, store, stop, state: () => store.state.getState() };
}

async function withPlan() {
  const all = await begin();
  void all.store.check('e');
  await all.far.answer('publishing.status', status(['a', 'changed-here'], ['b', 'new-here']));
  void all.store.makePlan('e');
  await all.far.answer('publishing.plan', plan);
  return all;
}

describe('the publishing store', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('document', {
      visibilityState: 'visible',
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('does not take for everything what it saw while the tables were being made', async () => {
    const { far, store, state } = await begin();
    const job = { job: 'setup:e', label: 'Journeys', total: 2 };
    void store.check('e');
    await far.event('jobs.progress', { ...job, done: 0 });
    await far.answer('publishing.status', status(['a', 'new-here']));
    expect(pickedOf(state(), 'e')).toEqual([]);
    await far.event('jobs.progress', { ...job, done: 2 });
    void store.check('e');
    await far.answer('publishing.status', status(['a', 'new-here'], ['b', 'new-here']));
    expect(pickedOf(state(), 'e')).toEqual(['a', 'b']);
  });

  it('looks once at a time, and once more when asked meanwhile', async () => {
    const { far, store } = await begin();
    void store.check('e');
    void store.check('e');
    void store.check('e');
    expect(far.open('publishing.status')).toBe(1);
    await far.answer('publishing.status', status());
    expect(far.open('publishing.status')).toBe(1);
    await far.answer('publishing.status', status());
    expect(far.open('publishing.status')).toBe(0);
  });

  it('does not repeat a refused login by itself', async () => {
    const { far, store, state } = await begin();
    void store.check('e');
    await far.answer('publishing.status', { code: 'wrong-password', message: 'No.' }, false);
    expect(checkOf(state(), 'e').error?.code).toBe('wrong-password');
    void store.checkStale();
    await far.event('documents.listChanged', {});
    await vi.advanceTimersByTimeAsync(400_000);
    expect(far.open('publishing.status')).toBe(0);
  });

  it('plans anew when the ticking stops, and the plan from before is void; what comes late is dropped', async () => {
    const { far, store, state } = await withPlan();
    store.pick('e', ['a']);
    expect(planningOf(state(), 'e')).toMatchObject({ step: 'planning', before: { id: 'p' } });
    void store.push('e', null);
    expect(far.open('publishing.push'), 'nothing to push meanwhile').toBe(0);
    await vi.advanceTimersByTimeAsync(100);
    store.pick('e', ['b']);
    await vi.advanceTimersByTimeAsync(300);
    expect(far.open('publishing.plan'), 'one for both ticks').toBe(1);
    expect(far.inputOf('publishing.plan')).toMatchObject({ documentIds: ['b'], replaces: 'p' });
    void store.chooseStage('e', { documentId: 'b', from: 'Start' }, 'Begin');
    await far.answer('publishing.plan', { ...plan, id: 'late' });
    expect(planningOf(state(), 'e').step).toBe('planning');
    expect(far.inputOf('publishing.plan')).toMatchObject({
      mappings: [{ documentId: 'b', from: 'Start', to: 'Begin' }],
    });
    await far.answer('publishing.plan', { ...plan, id: 'new' });
    expect(planningOf(state(), 'e')).toMatchObject({ step: 'ready', plan: { id: 'new' }, outdated: null });
    await vi.advanceTimersByTimeAsync(31 * 60_000);
    expect(planningOf(state(), 'e')).toMatchObject({ outdated: 'This plan is older than 30 minutes.' });
    store.pick('e', []);
    expect(planningOf(state(), 'e')).toEqual({ step: 'none' });
    store.pick('e', ['a']);
    expect(planningOf(state(), 'e'), 'no plan by itself where none was asked for').toEqual({ step: 'none' });
    void store.makePlan('e');
    store.stopPlanning('e');
    await far.answer('publishing.plan', plan);
    expect(planningOf(state(), 'e')).toEqual({ step: 'none' });
    expect(far.open('publishing.stopPlanning')).toBe(1);
  });

  it('compares again after edits, once, when they have stopped', async () => {
    const { far, store } = await begin();
    void store.check('e');
    await far.answer('publishing.status', status());
    await vi.advanceTimersByTimeAsync(1_100);
    if (far.open('publishing.status') > 0) await far.answer('publishing.status', status());
    for (let edit = 0; edit < 5; edit += 1) {
      await far.event('documents.changed', { id: 'a', revision: edit, changeId: 'c' });
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(far.open('publishing.status')).toBe(0);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(far.open('publishing.status')).toBe(1);
  });

  it('ticks what can be published, and drops a tick when it no longer can', async () => {
    const { far, store, state } = await begin();
    void store.check('e');
    await far.answer(
      'publishing.status',
      status(['a', 'changed-here'], ['b', 'new-here'], ['c', 'conflict']),
    );
    expect(pickedOf(state(), 'e')).toEqual(['a', 'b']);
    store.pick('e', ['a']);
    void store.check('e');
    await far.answer('publishing.status', status(['a', 'conflict'], ['b', 'new-here']));
    expect(pickedOf(state(), 'e')).toEqual([]);
  });

  it('will not push a plan whose document was edited, or whose ticks were changed', async () => {
    const { far, store, state } = await withPlan();
    await far.event('documents.changed', { id: 'b', revision: 9, changeId: 'c' });
    expect(planningOf(state(), 'e')).toMatchObject({ step: 'ready', outdated: null });
    await far.event('documents.changed', { id: 'a', revision: 5, changeId: 'c' });
    expect(planningOf(state(), 'e')).toMatchObject({ outdated: 'A was edited after this plan was made.' });
    void store.push('e', null);
    expect(far.open('publishing.push')).toBe(0);

    const other = await withPlan();
    other.store.pick('e', ['a']);
    void other.store.push('e', null);
    expect(other.far.open('publishing.push')).toBe(0);
  });

  it('sends a plan once, however often it is asked to', async () => {
    const { far, store } = await withPlan();
    void store.push('e', null);
    void store.push('e', null);
    expect(far.open('publishing.push')).toBe(1);
  });

  it('knows how far a push is, and hears nothing else', async () => {
    const { far, store } = await withPlan();
    void store.push('e', null);
    await far.event('jobs.progress', { job: 'push:other', label: '', done: 3, total: 5, step: 'insert' });
    await far.event('jobs.progress', { job: 'pull', label: '', done: 3, total: 5 });
    expect(planningOf(store.state.getState(), 'e')).toMatchObject({ step: 'pushing', progress: null });
    await far.event('jobs.progress', { job: 'push:e', label: '', done: 4, total: 5, step: 'verify' });
    expect(planningOf(store.state.getState(), 'e')).toMatchObject({
      progress: { done: 4, total: 5, step: 'verify' },
    });
  });

  it('claims nothing while the app is away, and finds the push in the record when it is back', async () => {
    const { far, store, state } = await withPlan();
    void store.push('e', null);
    await far.cut();
    await far.cut();
    expect(planningOf(state(), 'e')).toMatchObject({ step: 'stopped', certain: false });
    await far.restore();
    await far.answer('publishing.environments', [environment]);
    await far.answer('settings.get', { environmentId: 'e' });
    await far.answer('publishing.pushes', [record]);
    expect(planningOf(state(), 'e')).toMatchObject({ step: 'done', record: { id: 'x', state: 'unknown' } });
  });

  it('says that nothing was written only where the record shows no push', async () => {
    const { far, store, state } = await withPlan();
    void store.push('e', null);
    await far.answer('publishing.push', { code: 'production-moved', message: 'It moved.' }, false);
    const older = { ...record, startedAt: '2026-11-20T10:00:00Z' };
    await far.answer('publishing.pushes', [older]);
    expect(planningOf(state(), 'e')).toMatchObject({ step: 'stopped', certain: true });
  });

  it('settles a lost push without sending it again', async () => {
    const { far, store, state } = await withPlan();
    void store.push('e', null);
    await far.answer('publishing.push', record);
    await far.answer('publishing.pushes', [record]);
    void store.settle(record as never);
    await far.answer('publishing.settlePush', { ...record, state: 'committed' });
    await far.answer('publishing.pushes', [{ ...record, state: 'committed' }]);
    expect(planningOf(state(), 'e')).toMatchObject({ step: 'done', record: { state: 'committed' } });
    expect(far.open('publishing.push')).toBe(0);
  });

  it('plans the way back of a push; an edit here does not outdate it, and leaving it keeps the ticks', async () => {
    const { far, store, state } = await withPlan();
    store.pick('e', ['a']);
    void store.planRollback('e', 'x');
    expect(rollsBackOf(planningOf(state(), 'e'))).toBe('x');
    await far.answer('publishing.planRollback', { code: 'unreachable', message: 'No.' }, false);
    expect(planningOf(state(), 'e')).toMatchObject({ step: 'failed', rollsBack: 'x' });
    void store.planRollback('e', 'x');
    await far.answer('publishing.planRollback', { ...plan, rollsBack: 'x' });
    await far.event('documents.changed', { id: 'a', revision: 9 });
    expect(planningOf(state(), 'e')).toMatchObject({ step: 'ready', outdated: null });
    store.leavePlan('e');
    expect(planningOf(state(), 'e').step).toBe('none');
    expect(pickedOf(state(), 'e')).toEqual(['a']);
  });

  it('offers the way back of what was committed to an environment that is still known', async () => {
    const { store, state } = await withPlan();
    const push = { ...record, state: 'committed' } as PushRecord;
    expect(rollbackObstacle(state(), push)).toBeNull();
    expect(rollbackObstacle(state(), { ...push, state: 'rolled-back' })).toMatch(/wrote nothing/);
    expect(rollbackObstacle(state(), { ...push, environmentId: 'gone' })).toMatch(
      /not among the environments/,
    );
    void store.planRollback('e', 'x');
    expect(rollbackObstacle(state(), push)).toMatch(/Wait until/);
  });

  it('never ticks what is archived here by itself, and forgets a delete with its tick', async () => {
    const { far, store, state } = await begin();
    void store.check('e');
    await far.answer('publishing.status', status(['a', 'archived-here'], ['b', 'new-here']));
    expect(pickedOf(state(), 'e')).toEqual(['b']);
    store.pick('e', ['a', 'b']);
    void store.check('e');
    await far.answer('publishing.status', status(['a', 'archived-here'], ['b', 'new-here']));
    expect(pickedOf(state(), 'e'), 'a look keeps the tick').toEqual(['a', 'b']);
    void store.chooseDelete('e', 'a', true);
    expect(far.inputOf('publishing.plan')).toMatchObject({ documentIds: ['a', 'b'], deleteIds: ['a'] });
    await far.answer('publishing.plan', plan);
    store.pick('e', ['b']);
    store.pick('e', ['a', 'b']);
    void store.makePlan('e');
    expect(far.inputOf('publishing.plan')).toMatchObject({ documentIds: ['a', 'b'], deleteIds: [] });
  });

  it('asks once to cancel a push, and says when that was too late', async () => {
    const { far, store, state } = await withPlan();
    void store.push('e', null);
    void store.cancelPush('e');
    void store.cancelPush('e');
    expect(far.open('publishing.cancelPush')).toBe(1);
    await far.answer('publishing.cancelPush', { answer: 'none' });
    expect(planningOf(state(), 'e')).toMatchObject({ step: 'pushing', cancel: 'not-asked' });
    void store.cancelPush('e');
    await far.answer('publishing.cancelPush', { answer: 'too-late' });
    expect(planningOf(state(), 'e')).toMatchObject({ step: 'pushing', cancel: 'too-late' });
    await far.answer('publishing.push', record);
    await far.answer('publishing.pushes', [record]);
    expect(planningOf(state(), 'e').step).toBe('done');
  });

  it('believes that rows were deleted until the list holds none', async () => {
    const { far, store } = await begin();
    void store.believe('e');
    expect(far.inputOf('publishing.status')).toMatchObject({ acceptVanished: true });
    await far.answer('publishing.status', status(['a', 'deleted-there']));
    void store.check('e');
    expect(far.inputOf('publishing.status')).toMatchObject({ acceptVanished: true });
    await far.answer('publishing.status', status(['a', 'equal']));
    void store.check('e');
    expect(far.inputOf('publishing.status')).toMatchObject({ acceptVanished: false });
  });
});
