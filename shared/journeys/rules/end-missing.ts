import { emptyChange } from '../../documents/document.ts';
import { findFreePlace } from '../free-place.ts';
import { indexJourney } from '../journey-index.ts';
import { newGoal, newTransition } from '../new-records.ts';
import { example } from './example.ts';
import { journeyRule } from './journey-rule.ts';

export const endMissing = journeyRule({
  name: 'end-missing',
  reason: 'A journey without a goal and without an exit never ends, and its success cannot be told.',
  *notice({ goals, exits, touchpoints }) {
    if (goals.length > 0 || exits.length > 0 || touchpoints.length === 0) return;
    yield {
      severity: 'warning',
      record: null,
      field: null,
      message: 'The journey has neither a goal nor an exit: how does it end?',
      fix: {
        label: 'Add goal',
        makeChange: (document, newId) => {
          const journey = indexJourney(document);
          const last =
            journey.touchpoints.findLast(({ id }) => journey.outOf(id).length === 0) ??
            journey.touchpoints.at(-1);
          if (!last || journey.goals.length > 0 || journey.exits.length > 0) return null;
          const { stageId, laneId } = last;
          const layout = findFreePlace(document, stageId, laneId);
          const goal = newGoal({ name: 'Goal', stageId, laneId, layout }, newId);
          return { ...emptyChange, added: [goal, newTransition({ from: last.id, to: goal.id }, newId)] };
        },
      },
    };
  },
  good: () =>
    example([
      { kind: 'touchpoint', id: 't' },
      { kind: 'exit', id: 'x' },
    ]),
  bad: () => example([{ kind: 'touchpoint', id: 't' }]),
});
