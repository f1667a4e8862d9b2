import { type DocumentRecord, emptyChange } from '../../documents/document.ts';
import type { QuickFix } from '../../documents/finding.ts';
import { numberInWords } from '../../documents/in-words.ts';
import type { JourneyRecord } from '../journey.ts';
import { indexJourney } from '../journey-index.ts';
import type { Transition } from '../records/transition.ts';
import { example } from './example.ts';
import { journeyRule, label } from './journey-rule.ts';

/** Percent; shares with decimals may miss 100 by what they were rounded by. */
const tolerance = 0.05;

export const probabilitySum = journeyRule({
  name: 'probability-sum',
  reason: 'Everybody who leaves takes one of the roads, so their shares are 100 % together.',
  scope: 'record',
  *notice(journey) {
    for (const record of journey.nodes) {
      const roads = journey.outOf(record.id);
      const sum = sumOf(roads);
      if (sum === null) continue;
      yield {
        severity: 'warning',
        record,
        field: 'probability',
        message: `${label(record, journey)} shares out ${numberInWords(sum)}\u00a0% among its ways out instead of 100\u00a0%`,
        fix: shareOut(record),
      };
    }
  },
  good: () => roadsWith(68, 32),
  bad: () => roadsWith(68, 40),
});

/** What the shares sum up to where that is wrong; null: all is well, or roads without a share make up for the rest. */
function sumOf(roads: readonly Transition[]): number | null {
  const shares = roads.flatMap(({ probability }) => probability ?? []);
  if (shares.length === 0 || shares.some((share) => share < 0)) return null;
  const sum = Math.round(shares.reduce((total, share) => total + share, 0) * 100) / 100;
  const open = shares.length < roads.length;
  const wrong = open ? sum > 100 + tolerance : Math.abs(sum - 100) > tolerance;
  return wrong ? sum : null;
}

/** Keeps the proportions, in whole percent; what rounding leaves over goes to the largest share. */
function shareOut(record: JourneyRecord): QuickFix {
  return {
    label: 'Scale to 100\u00a0%',
    makeChange: (document) => {
      const roads = indexJourney(document)
        .outOf(record.id)
        .filter((road) => road.probability !== null);
      const total = roads.reduce((sum, road) => sum + (road.probability ?? 0), 0);
      if (roads.length === 0) return null;
      const shares = roads.map((road) =>
        Math.round(total > 0 ? ((road.probability ?? 0) / total) * 100 : 100 / roads.length),
      );
      const largest = shares.indexOf(Math.max(...shares));
      const rest = 100 - shares.reduce((sum, share) => sum + share, 0);
      const updated = roads.map((road, index): [DocumentRecord, DocumentRecord] => [
        road,
        { ...road, probability: (shares[index] ?? 0) + (index === largest ? rest : 0) },
      ]);
      return { ...emptyChange, updated };
    },
  };
}

function roadsWith(first: number, second: number) {
  return example([
    { kind: 'touchpoint', id: 't' },
    { kind: 'goal', id: 'g' },
    { kind: 'exit', id: 'x' },
    { kind: 'transition', id: '1', from: 't', to: 'g', probability: first },
    { kind: 'transition', id: '2', from: 't', to: 'x', probability: second },
  ]);
}
