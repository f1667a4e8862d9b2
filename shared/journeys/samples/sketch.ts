import type { Id, NewId } from '../../base/ids.ts';
import type { Fields } from '../../documents/fields.ts';
import type { Journey, JourneyHeader, JourneyRecord } from '../journey.ts';
import { journeyOf, newJourneyHeader } from '../new-journey.ts';
import {
  newEntry,
  newExit,
  newGoal,
  newLane,
  newNote,
  newStage,
  newTouchpoint,
  newTransition,
} from '../new-records.ts';
import type { Entry } from '../records/entry.ts';
import type { Exit } from '../records/exit.ts';
import type { Goal } from '../records/goal.ts';
import type { Lane } from '../records/lane.ts';
import type { Stage } from '../records/stage.ts';
import type { Touchpoint } from '../records/touchpoint.ts';

/** Where a node stands: the column in its stage, and the row, which is a height in pixels of its own. */
export interface Spot {
  readonly stage: Stage;
  readonly lane?: Lane;
  readonly column: number;
  readonly y: number;
}

const margin = 24;
const columnStep = 192;
const nodeWidth = 152;
/** A touchpoint, a road with its label, a marker. */
const laneHeight = 184;

/** Writes a sample down: gives out orders and places, so that a sample reads as the journey it tells. */
export function sketchJourney(newId: NewId) {
  const records: JourneyRecord[] = [];
  const next = { stage: 1, lane: 1, transition: 1 };
  const touchpoints = new Map<Id, number>();

  function keep<Kind extends JourneyRecord>(record: Kind): Kind {
    records.push(record);
    return record;
  }
  function placeOf({ stage, lane, column, y }: Spot) {
    return { stageId: stage.id, laneId: lane?.id ?? null, layout: { x: margin + column * columnStep, y } };
  }

  return {
    stage: (name: string, columns: number, description: string): Stage => {
      const width = 2 * margin + (columns - 1) * columnStep + nodeWidth;
      return keep(newStage({ name, description, order: next.stage++, layout: { width } }, newId));
    },
    lane: (name: string, personaType: string): Lane =>
      keep(newLane({ name, personaType, order: next.lane++, layout: { height: laneHeight } }, newId)),
    entry: (spot: Spot, name: string): Entry => keep(newEntry({ name, ...placeOf(spot) }, newId)),
    touchpoint: (spot: Spot, name: string, fields: Fields<Touchpoint>): Touchpoint => {
      const order = (touchpoints.get(spot.stage.id) ?? 0) + 1;
      touchpoints.set(spot.stage.id, order);
      return keep(newTouchpoint({ ...fields, name, order, ...placeOf(spot) }, newId));
    },
    goal: (spot: Spot, name: string, criteria: Goal['criteria']): Goal =>
      keep(newGoal({ name, criteria, ...placeOf(spot) }, newId)),
    exit: (spot: Spot, name: string, outcome: string): Exit =>
      keep(newExit({ name, outcome, ...placeOf(spot) }, newId)),
    /** An arrow; one of several ways out says when it is taken and by how many percent. */
    road: (
      from: JourneyRecord,
      to: JourneyRecord,
      condition: string | null = null,
      share: number | null = null,
    ) => {
      const order = next.transition++;
      keep(newTransition({ from: from.id, to: to.id, condition, probability: share, order }, newId));
    },
    note: (x: number, text: string): void => {
      keep(newNote({ text, layout: { x, y: -128, width: 232, height: 104 } }, newId));
    },
    finish: (name: string, header: Partial<JourneyHeader>): Journey =>
      journeyOf(newId(), { ...newJourneyHeader(name), ...header, name }, records),
  };
}
