import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { applyChange } from '../../../shared/documents/apply.ts';
import { diffDocuments } from '../../../shared/documents/diff.ts';
import type { Change, Document } from '../../../shared/documents/document.ts';
import type { OpenedDocument } from '../../../shared/documents/summary.ts';
import { newExperiment } from '../../../shared/experiments/new-experiment.ts';
import type { Variant } from '../../../shared/experiments/records/variant.ts';
import { editRefusal } from '../../../shared/experiments/status.ts';
import { journeyDescriber } from '../../../shared/journeys/describe.ts';
import { newJourney } from '../../../shared/journeys/new-journey.ts';
import { newStage, newTouchpoint } from '../../../shared/journeys/new-records.ts';
import { journey } from '../../../stress/arbitraries/journey.ts';
import { documentText } from '../../../stress/arbitraries/plain-text.ts';
import { randomSource } from '../../../stress/random-source.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { createSession } from '../../documents/session.ts';
import { isHeader, readVariantChange } from './read-change.ts';
import { type Base, createVariantSession } from './variant-session.ts';

const { id: newId } = randomSource(11);

/** A bridge that takes every change: what is kept on disk is proved elsewhere. */
function takesAll(): Bridge {
  let revision = 1;
  return {
    call: async () => ({ ok: true, value: { revision: (revision += 1) } }),
    on: () => () => {},
    onState: () => () => {},
  } as unknown as Bridge;
}

function setUp(document: Document, change: Variant['change'] = null, status = 'draft') {
  const made = newExperiment('e', 'Trial', newId);
  const records = Object.fromEntries(
    Object.entries(made.records).map(([id, record]) => [
      id,
      record.kind === 'variant' && record['isControl'] === false
        ? { ...record, baseKind: 'journey', baseDocumentId: document.id, change }
        : record,
    ]),
  );
  const variant = Object.values(records).find((one) => one['baseDocumentId'] === document.id) as Variant;
  const opened: OpenedDocument = {
    document: { ...made, header: { ...made.header, status }, records },
    revision: 1,
    undo: [],
    redo: [],
  };
  const refused = vi.fn();
  const experiment = createSession(opened, {
    bridge: takesAll(),
    newId,
    refuse: editRefusal,
    onRefused: refused,
  });
  const base = createStore<Base>(() => ({ document, revision: 1 }));
  const told = vi.fn();
  const session = createVariantSession({
    id: 'variant:e:v',
    experiment,
    variantId: variant.id,
    base,
    describer: journeyDescriber,
    read: readVariantChange,
    isHeader,
    tell: told,
  });
  const shown = () => session.store.getState().document;
  const stored = () => (experiment.store.getState().document.records[variant.id] as Variant).change;
  return { session, experiment, base, shown, stored, refused, told };
}

const stage = newStage({ name: 'Register', order: 1 }, newId);
const card = newTouchpoint({ name: 'Create account', stageId: stage.id, order: 1 }, newId);
const base: Document = {
  ...newJourney('j', 'Onboarding', newId),
  records: { [stage.id]: stage, [card.id]: card },
};
const rename = (name: string): Change => ({ added: [], removed: [], updated: [[card, { ...card, name }]] });

describe('a variant as a session', () => {
  it('whatever is edited on it stands in the variant, the base untouched, and undoes to the start', () => {
    fc.assert(
      fc.property(journey, fc.array(journey, { maxLength: 4 }), (document, targets) => {
        const { session, experiment, shown, stored, base: store } = setUp(document);
        let steps = 0;
        for (const target of targets) {
          // The target's records, under the header of the document: names of journeys are checked elsewhere.
          const wanted = { ...target, id: document.id, header: document.header };
          const change = diffDocuments(shown(), wanted);
          const before = stored();
          if (session.commit('Edit', change) && stored() !== before) steps += 1;
          const change2 = (stored() ?? { added: [], updated: [], removed: [] }) as unknown as Change;
          const again = applyChange(document, change2);
          if (!again.ok) throw new Error(again.error.reason);
          expect(documentText(again.value)).toBe(documentText(shown()));
        }
        expect(store.getState().document).toBe(document);
        expect(experiment.store.getState().undo).toHaveLength(steps);
        for (let left = steps; left > 0; left -= 1) expect(session.undo()).toBe(true);
        expect(session.undo()).toBe(false);
        expect(documentText(shown())).toBe(documentText(document));
      }),
      { numRuns: 60 },
    );
  });

  it('undoes its own steps only, and none of what was done to the experiment since', () => {
    const { session, experiment } = setUp(base);
    session.commit('Rename', rename('Sign up'));
    experiment.commit('Describe', { header: { owner: [null, 'Team'] }, added: [], updated: [], removed: [] });
    expect(session.store.getState().undo).toHaveLength(0);
    expect(session.undo()).toBe(false);
    experiment.undo();
    expect(session.undo()).toBe(true);
  });

  it('follows a base that is edited elsewhere; what both changed waits for a choice and can be undone', () => {
    const { session, base: store, shown, stored, told } = setUp(base);
    session.commit('Rename', rename('Sign up'));
    const kept = stored();
    store.setState({
      document: { ...base, records: { ...base.records, [stage.id]: { ...stage, name: 'Join' } } },
      revision: 2,
    });
    expect(shown().records[stage.id]).toMatchObject({ name: 'Join' });
    expect(shown().records[card.id]).toMatchObject({ name: 'Sign up' });
    expect(session.variant.getState().misfits).toEqual([]);

    const moved = { ...card, name: 'Register here' };
    store.setState({ document: { ...base, records: { ...base.records, [card.id]: moved } }, revision: 3 });
    expect(session.variant.getState().misfits).toMatchObject([{ recordId: card.id, field: 'name' }]);
    expect(stored()).toBe(kept);
    expect(
      session.commit('Rename', { added: [], removed: [], updated: [[moved, { ...moved, name: 'X' }]] }),
    ).toBe(false);
    expect(told).toHaveBeenCalled();
    expect(session.settle('variant')).toBe(true);
    expect(shown().records[card.id]).toMatchObject({ name: 'Sign up' });
    expect(session.undo()).toBe(true);
    expect(session.settle('base')).toBe(true);
    expect(shown().records[card.id]).toMatchObject({ name: 'Register here' });
    expect(stored()).toBeNull();
  });

  it('shows the base and says so where the change is none, and keeps the change', () => {
    const bad = [
      'text',
      { added: [{ id: 'x', kind: 'touchpoint' }], updated: [], removed: [] },
      { added: [{ id: 'x', kind: 'step', name: 'of a funnel' }], updated: [], removed: [] },
      { header: { name: ['Onboarding', 7] }, added: [], updated: [], removed: [] },
    ];
    for (const change of bad) {
      const { session, shown, stored } = setUp(base, change as Variant['change']);
      expect(session.variant.getState().problem, JSON.stringify(change)).not.toBeNull();
      expect(documentText(shown())).toBe(documentText(base));
      expect(session.commit('Rename', rename('Sign up'))).toBe(false);
      expect(stored()).toEqual(change);
    }
  });

  it('is locked with its experiment', () => {
    const { session, refused, stored } = setUp(base, null, 'running');
    expect(session.commit('Rename', rename('Sign up'))).toBe(false);
    expect(refused).toHaveBeenCalledWith(expect.stringContaining('The experiment is running'));
    expect(stored()).toBeNull();
  });
});
