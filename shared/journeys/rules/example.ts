import { assertNever } from '../../base/assert-never.ts';
import type { Fields } from '../../documents/fields.ts';
import type { Journey, JourneyHeader, JourneyRecord } from '../journey.ts';
import { journeyOf, newJourneyHeader } from '../new-journey.ts';
import * as make from '../new-records.ts';

type Shown<Kind extends JourneyRecord> = Fields<Kind> & {
  readonly kind: Kind['kind'];
  readonly id: string;
};
type ExampleRecord = {
  [Kind in JourneyRecord['kind']]: Shown<Extract<JourneyRecord, { kind: Kind }>>;
}[JourneyRecord['kind']];

/** A journey that shows one thing: only what matters is written, the rest is as new records have it. */
export function example(records: readonly ExampleRecord[], header: Partial<JourneyHeader> = {}): Journey {
  return journeyOf(
    'example',
    { ...newJourneyHeader('Example'), ...header } as JourneyHeader,
    records.map(complete),
  );
}

function complete(shown: ExampleRecord): JourneyRecord {
  const newId = () => shown.id;
  switch (shown.kind) {
    case 'stage':
      return make.newStage(shown, newId);
    case 'lane':
      return make.newLane(shown, newId);
    case 'entry':
      return make.newEntry(shown, newId);
    case 'touchpoint':
      return make.newTouchpoint(shown, newId);
    case 'goal':
      return make.newGoal(shown, newId);
    case 'exit':
      return make.newExit(shown, newId);
    case 'transition':
      return make.newTransition({ from: '', to: '', ...shown }, newId);
    case 'note':
      return make.newNote(shown, newId);
    default:
      return assertNever(shown);
  }
}
