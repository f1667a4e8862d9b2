import type { Id, NewId } from '../base/ids.ts';
import type { Journey, JourneyHeader, JourneyRecord } from './journey.ts';
import { newStage } from './new-records.ts';

export {
  newEntry,
  newExit,
  newGoal,
  newLane,
  newNote,
  newStage,
  newTouchpoint,
  newTransition,
} from './new-records.ts';

/** The header of a journey that nobody has described yet. */
export function newJourneyHeader(name: string): JourneyHeader {
  return {
    name,
    journeyType: 'consumer',
    personaType: null,
    description: null,
    isActive: true,
    version: '1.0',
    successCriteria: null,
  };
}

/** A journey out of its records. */
export function journeyOf(id: Id, header: JourneyHeader, records: readonly JourneyRecord[]): Journey {
  return { id, kind: 'journey', header, records: Object.fromEntries(records.map((item) => [item.id, item])) };
}

/** What "New journey" opens: three stages to rename and an empty map. */
export function newJourney(id: Id, name: string, newId: NewId): Journey {
  const stages = ['Discover', 'Decide', 'Use'].map((stage, index) =>
    newStage({ name: stage, order: index + 1 }, newId),
  );
  return journeyOf(id, newJourneyHeader(name), stages);
}
