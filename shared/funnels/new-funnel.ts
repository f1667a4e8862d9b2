import type { Id, NewId } from '../base/ids.ts';
import type { Funnel, FunnelHeader, FunnelRecord } from './funnel.ts';
import { newStep } from './new-records.ts';

/** The header of a funnel that nobody has described yet. */
export function newFunnelHeader(name: string): FunnelHeader {
  return {
    name,
    funnelType: 'purchase',
    isActive: true,
    description: null,
    targetAudience: null,
    tags: null,
    experimentId: null,
    variantName: null,
    orderMode: 'ordered',
    window: null,
    otherSettings: null,
  };
}

/** A funnel out of its records. */
export function funnelOf(id: Id, header: FunnelHeader, records: readonly FunnelRecord[]): Funnel {
  return { id, kind: 'funnel', header, records: Object.fromEntries(records.map((item) => [item.id, item])) };
}

/** What "New funnel" opens: three steps to rename. */
export function newFunnel(id: Id, name: string, newId: NewId): Funnel {
  const steps = ['Visit', 'Start', 'Finish'].map((step, index) =>
    newStep({ name: step, order: index + 1 }, newId),
  );
  return funnelOf(id, newFunnelHeader(name), steps);
}
