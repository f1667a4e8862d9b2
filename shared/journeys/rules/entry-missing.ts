import { emptyChange } from '../../documents/document.ts';
import { findFreePlace } from '../free-place.ts';
import { indexJourney } from '../journey-index.ts';
import { newEntry, newTransition } from '../new-records.ts';
import { example } from './example.ts';
import { journeyRule } from './journey-rule.ts';

export const entryMissing = journeyRule({
  name: 'entry-missing',
  reason: 'Without an entry nobody knows where people come in, and what can be reached cannot be checked.',
  *notice({ entries, touchpoints }) {
    if (entries.length > 0 || touchpoints.length === 0) return;
    yield {
      severity: 'warning',
      record: null,
      field: null,
      message: 'The journey has no entry: where do people come in?',
      fix: {
        label: 'Add entry',
        makeChange: (document, newId) => {
          const journey = indexJourney(document);
          const first =
            journey.touchpoints.find(({ id }) => journey.into(id).length === 0) ?? journey.touchpoints[0];
          if (!first || journey.entries.length > 0) return null;
          const { stageId, laneId } = first;
          const layout = findFreePlace(document, stageId, laneId);
          const entry = newEntry({ name: 'Entry', stageId, laneId, layout }, newId);
          return { ...emptyChange, added: [entry, newTransition({ from: entry.id, to: first.id }, newId)] };
        },
      },
    };
  },
  good: () =>
    example([
      { kind: 'entry', id: 'e' },
      { kind: 'touchpoint', id: 't' },
    ]),
  bad: () => example([{ kind: 'touchpoint', id: 't' }]),
});
