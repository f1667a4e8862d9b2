import type { Id } from '../../base/ids.ts';
import { emptyChange } from '../../documents/document.ts';
import type { QuickFix } from '../../documents/finding.ts';
import { indexJourney, type JourneyIndex } from '../journey-index.ts';
import { newTransition } from '../new-records.ts';
import type { Touchpoint } from '../records/touchpoint.ts';
import { example } from './example.ts';
import { journeyRule, label } from './journey-rule.ts';
import { reachedFromEntries } from './roads.ts';

export const touchpointUnreachable = journeyRule({
  name: 'touchpoint-unreachable',
  reason: 'Nobody ever comes to a touchpoint that no road from an entry leads to.',
  *notice(journey) {
    if (journey.entries.length === 0) return;
    const reached = reachedFromEntries(journey);
    for (const record of journey.touchpoints) {
      if (reached.has(record.id)) continue;
      const message = `${label(record, journey)} cannot be reached from an entry`;
      yield { severity: 'warning', record, field: null, message, fix: connect(record) };
    }
  },
  good: () =>
    example([
      { kind: 'entry', id: 'e' },
      { kind: 'touchpoint', id: 't' },
      { kind: 'transition', id: 'r', from: 'e', to: 't' },
    ]),
  bad: () =>
    example([
      { kind: 'entry', id: 'e' },
      { kind: 'touchpoint', id: 't' },
    ]),
});

function connect(touchpoint: Touchpoint): QuickFix {
  return {
    label: 'Connect from the one before',
    makeChange: (document, newId) => {
      const journey = indexJourney(document);
      const reached = reachedFromEntries(journey);
      const from = before(touchpoint.id, journey, reached);
      if (from === undefined || reached.has(touchpoint.id) || !journey.byId.has(touchpoint.id)) return null;
      const order = journey.outOf(from).length + 1;
      return { ...emptyChange, added: [newTransition({ from, to: touchpoint.id, order }, newId)] };
    },
  };
}

/** The last reached touchpoint that stands before it on the map; an entry where there is none. */
function before(id: Id, journey: JourneyIndex, reached: ReadonlySet<Id>): Id | undefined {
  const position = journey.touchpoints.findIndex((touchpoint) => touchpoint.id === id);
  const earlier = journey.touchpoints.slice(0, Math.max(position, 0));
  return (earlier.findLast((touchpoint) => reached.has(touchpoint.id)) ?? journey.entries[0])?.id;
}
