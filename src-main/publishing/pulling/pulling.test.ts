import { expect, test } from 'vitest';
import { err, ok } from '../../../shared/base/result.ts';
import { appError } from '../../../shared/contract/errors.ts';
import { soundJourney } from '../../testing/publishing-workspace.ts';
import type { DatedBaseline } from '../comparing/baselines-repository.ts';
import type { ComparedWhole } from '../comparing/comparison.ts';
import type { PullingDeps } from './agreement.ts';
import { pullCompared } from './pulling.ts';

const mine = soundJourney('Onboarding');
const theirs = { ...mine, header: { ...mine.header, description: 'theirs' } };
const baseline = { documentId: mine.id, rowText: '{}', hash: 'a', revision: 3, position: null, at: 'then' };
const changedThere = {
  documentId: mine.id,
  kind: 'journey',
  name: 'Onboarding',
  state: 'changed-there',
  reason: null,
  revision: 3,
  baseline,
  remoteHash: 'b',
  mine,
  mineAt: null,
  position: null,
  remote: { kind: 'journey', id: mine.id, name: 'Onboarding', hash: 'b', text: '{}' },
  theirs: ok({ document: theirs, normalised: [], contradictions: [] }),
} satisfies ComparedWhole;

/** A pull whose turn comes after something else was done here. */
function late(now: { readonly baseline: DatedBaseline; readonly revision: number }) {
  const saved: unknown[] = [];
  const deps = {
    documents: {
      applyChange: ({ baseRevision }: { readonly baseRevision: number }) =>
        baseRevision === now.revision
          ? ok({ revision: baseRevision + 1 })
          : err(appError('stale-revision', 'It was edited since.')),
    },
    baselines: {
      find: () => now.baseline,
      save: (_: string, one: unknown) => void saved.push(one),
    },
    environment: { name: 'Dev' },
    environmentId: 'dev',
    newId: () => 'change',
    now: () => 'now',
    onStep: () => undefined,
    inOneWrite: (work: () => unknown) => work(),
  } as unknown as PullingDeps;
  return { saved, pull: () => pullCompared([changedThere], deps) };
}

test('a document that nobody touched meanwhile is taken over', async () => {
  const { pull, saved } = late({ baseline, revision: 3 });
  expect(await pull()).toMatchObject({ pulled: [{ documentId: mine.id, how: 'updated' }], conflicts: [] });
  expect(saved).toMatchObject([{ hash: 'b', revision: 4 }]);
});

test('edited here while the pull let others have their turn: both changed it, and nothing is taken', async () => {
  const { pull, saved } = late({ baseline, revision: 4 });
  expect(await pull()).toMatchObject({ pulled: [], conflicts: [{ documentId: mine.id }], raw: [] });
  expect(saved).toEqual([]);
});

test('pushed meanwhile: what that agreed on is newer than what was read', async () => {
  const { pull, saved } = late({ baseline: { ...baseline, hash: 'c' }, revision: 3 });
  expect(await pull()).toEqual({ pulled: [], conflicts: [], raw: [], deletedThere: [] });
  expect(saved).toEqual([]);
});
