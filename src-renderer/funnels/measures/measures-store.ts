import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Id } from '../../../shared/base/ids.ts';
import type { FunnelMeasures, StepMeasures } from '../../../shared/funnels/measures/measures.ts';
import type { Bridge } from '../../bridge/bridge.ts';

export interface MeasuresState {
  /** By document; null: nothing was imported of it. Absent: not asked yet. */
  readonly byDocument: ReadonlyMap<Id, FunnelMeasures | null>;
  /** By step, over all documents: an id names one step of one document. */
  readonly byStep: ReadonlyMap<Id, StepMeasures>;
}

/** What was imported of the funnels that are open in this window, kept in step with the application. */
export interface FunnelMeasuresStore {
  readonly store: StoreApi<MeasuresState>;
  readonly of: (documentId: Id) => FunnelMeasures | null;
  /** Reads the measures of a funnel and tells whenever they change, until the returned function is called. */
  readonly follow: (documentId: Id, onChange: () => void) => () => void;
}

export function createFunnelMeasures(bridge: Pick<Bridge, 'call' | 'on' | 'onState'>): FunnelMeasuresStore {
  const store = createStore<MeasuresState>(() => ({ byDocument: new Map(), byStep: new Map() }));

  async function load(documentId: Id) {
    const reply = await bridge.call('funnels.measures', { documentId });
    // Without an answer what is shown stays: figures that were right a moment ago.
    if (!reply.ok) return;
    const byDocument = new Map(store.getState().byDocument);
    const before = byDocument.get(documentId) ?? null;
    if (before === null && reply.value.measures === null && byDocument.has(documentId)) return;
    byDocument.set(documentId, reply.value.measures);
    const steps = [...byDocument.values()].flatMap((measures) => measures?.steps ?? []);
    store.setState({ byDocument, byStep: new Map(steps.map((step) => [step.stepId, step])) });
  }

  return {
    store,
    of: (documentId) => store.getState().byDocument.get(documentId) ?? null,
    follow: (documentId, onChange) => {
      const measuresIn = (state: MeasuresState) => state.byDocument.get(documentId) ?? null;
      const stops = [
        store.subscribe((state, before) => {
          if (measuresIn(state) !== measuresIn(before)) onChange();
        }),
        bridge.on('funnels.measuresChanged', ({ documentIds }) => {
          if (documentIds.includes(documentId)) void load(documentId);
        }),
        bridge.onState((state) => {
          if (state === 'up') void load(documentId);
        }),
      ];
      void load(documentId);
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
