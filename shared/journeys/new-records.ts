import type { NewId } from '../base/ids.ts';
import type { Made } from '../documents/fields.ts';
import { journeySizes } from './geometry.ts';
import type { Entry } from './records/entry.ts';
import type { Exit } from './records/exit.ts';
import type { Goal } from './records/goal.ts';
import type { Lane } from './records/lane.ts';
import type { Note } from './records/note.ts';
import type { Stage } from './records/stage.ts';
import type { Touchpoint } from './records/touchpoint.ts';
import type { Transition } from './records/transition.ts';

const corner = { x: 24, y: 24 } as const;

export function newStage(fields: Made<Stage>, newId: NewId): Stage {
  return {
    name: 'New stage',
    description: null,
    order: 1,
    layout: { width: journeySizes.stageWidth },
    ...fields,
    id: newId(),
    kind: 'stage',
  };
}

export function newLane(fields: Made<Lane>, newId: NewId): Lane {
  return {
    name: 'New lane',
    personaType: null,
    order: 1,
    layout: { height: journeySizes.laneHeight },
    ...fields,
    id: newId(),
    kind: 'lane',
  };
}

export function newTouchpoint(fields: Made<Touchpoint>, newId: NewId): Touchpoint {
  return {
    name: 'New touchpoint',
    type: 'page',
    channel: 'web',
    pageUrl: null,
    featureName: null,
    actionTaken: null,
    description: null,
    emotion: null,
    stageId: null,
    laneId: null,
    order: 1,
    layout: corner,
    ...fields,
    id: newId(),
    kind: 'touchpoint',
  };
}

export function newEntry(fields: Made<Entry>, newId: NewId): Entry {
  return {
    name: 'Entry',
    stageId: null,
    laneId: null,
    layout: corner,
    ...fields,
    id: newId(),
    kind: 'entry',
  };
}

export function newGoal(fields: Made<Goal>, newId: NewId): Goal {
  return {
    name: 'Goal',
    criteria: [],
    stageId: null,
    laneId: null,
    layout: corner,
    ...fields,
    id: newId(),
    kind: 'goal',
  };
}

export function newExit(fields: Made<Exit>, newId: NewId): Exit {
  return {
    name: 'Exit',
    outcome: 'abandoned',
    stageId: null,
    laneId: null,
    layout: corner,
    ...fields,
    id: newId(),
    kind: 'exit',
  };
}

/** Both ends must be given: an arrow with a loose end is nothing that a document may hold. */
export function newTransition(
  fields: Made<Transition> & Pick<Transition, 'from' | 'to'>,
  newId: NewId,
): Transition {
  return { condition: null, probability: null, order: 1, ...fields, id: newId(), kind: 'transition' };
}

export function newNote(fields: Made<Note>, newId: NewId): Note {
  return {
    text: '',
    layout: { x: 0, y: -136, width: 200, height: 112 },
    ...fields,
    id: newId(),
    kind: 'note',
  };
}
