import { assertNever } from '../../base/assert-never.ts';
import type { Fields } from '../../documents/fields.ts';
import type { Funnel, FunnelHeader, FunnelRecord } from '../funnel.ts';
import { funnelOf, newFunnelHeader } from '../new-funnel.ts';
import * as make from '../new-records.ts';

type Shown<Kind extends FunnelRecord> = Fields<Kind> & {
  readonly kind: Kind['kind'];
  readonly id: string;
};
type ExampleRecord = {
  [Kind in FunnelRecord['kind']]: Shown<Extract<FunnelRecord, { kind: Kind }>>;
}[FunnelRecord['kind']];

/** A funnel that shows one thing: only what matters is written, the rest is as new records have it. */
export function example(records: readonly ExampleRecord[], header: Partial<FunnelHeader> = {}): Funnel {
  return funnelOf(
    'example',
    { ...newFunnelHeader('Example'), ...header } as FunnelHeader,
    records.map(complete),
  );
}

function complete(shown: ExampleRecord): FunnelRecord {
  const newId = () => shown.id;
  switch (shown.kind) {
    case 'step':
      return make.newStep(shown, newId);
    case 'exclusion':
      return make.newExclusion({ from: '', to: '', ...shown }, newId);
    case 'note':
      return make.newFunnelNote(shown, newId);
    default:
      return assertNever(shown);
  }
}
