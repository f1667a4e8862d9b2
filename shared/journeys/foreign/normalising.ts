import { createNormalising, type Normalising as NormalisingOf } from '../../documents/normalising.ts';
import type { JourneyRecordKind } from '../journey.ts';

export type Normalising = NormalisingOf<JourneyRecordKind>;

const plurals = {
  stage: 'stages',
  lane: 'lanes',
  entry: 'entries',
  touchpoint: 'touchpoints',
  goal: 'goals',
  exit: 'exits',
  transition: 'transitions',
  note: 'notes',
} as const satisfies Record<JourneyRecordKind, string>;

export function createJourneyNormalising(): Normalising {
  return createNormalising(plurals);
}
