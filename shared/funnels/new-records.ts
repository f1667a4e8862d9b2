import type { NewId } from '../base/ids.ts';
import type { Made } from '../documents/fields.ts';
import type { Exclusion } from './records/exclusion.ts';
import type { FunnelNote } from './records/note.ts';
import type { Step } from './records/step.ts';

export function newStep(fields: Made<Step>, newId: NewId): Step {
  return {
    name: 'New step',
    stageType: 'page',
    order: 1,
    optional: false,
    branch: null,
    description: null,
    successCriteria: {},
    window: null,
    experimentId: null,
    variantName: null,
    ...fields,
    id: newId(),
    kind: 'step',
  };
}

/** Both ends must be given: an exclusion lies between two steps. */
export function newExclusion(
  fields: Made<Exclusion> & Pick<Exclusion, 'from' | 'to'>,
  newId: NewId,
): Exclusion {
  return { name: 'New exclusion', description: null, ...fields, id: newId(), kind: 'exclusion' };
}

export function newFunnelNote(fields: Made<FunnelNote>, newId: NewId): FunnelNote {
  return {
    text: '',
    layout: { x: 0, y: -264, width: 200, height: 112 },
    ...fields,
    id: newId(),
    kind: 'note',
  };
}
