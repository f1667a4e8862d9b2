import { describe, expect, it } from 'vitest';
import { describeRules, fixed } from '../../../stress/arbitraries/describe-rules.ts';
import { journey } from '../../../stress/arbitraries/journey.ts';
import { growthOfWork } from '../../../stress/counted-steps.ts';
import { randomSource } from '../../../stress/random-source.ts';
import { placeJourney } from '../geometry.ts';
import { journeyOf, newJourney, newJourneyHeader, newTouchpoint, newTransition } from '../new-journey.ts';
import { journeySamples } from '../samples/samples.ts';
import { findFindings, journeyRules } from './index.ts';

const newId = randomSource(11).id;

describeRules({
  rules: journeyRules,
  findFindings,
  arbitrary: journey,
  atLeast: 16,
  makeNew: () => newJourney('d', 'New journey', newId),
});

describe('findFindings', () => {
  it.each(journeySamples)('finds nothing in the sample $key', ({ make }) => {
    expect(findFindings(make(newId)).map(({ message }) => message)).toEqual([]);
  });

  it('an exit that a fix adds lies on nothing', () => {
    const [sample] = journeySamples;
    const document = sample!.make(newId);
    const account = Object.values(document.records).find((record) => record['name'] === 'Create account')!;
    const road = Object.values(document.records).find((record) => record['from'] === account.id)!;
    const { [road.id]: _, ...records } = document.records;
    const broken = { ...document, records };
    const finding = findFindings(broken).find(({ rule }) => rule === 'dead-end')!;
    const { rects } = placeJourney(fixed(broken, finding));
    const added = [...rects].filter(([id]) => document.records[id] === undefined);
    expect(added).toHaveLength(1);
    const [, exit] = added[0]!;
    for (const [id, rect] of rects) {
      if (id === added[0]![0] || ['stage', 'lane'].includes(records[id]!.kind)) continue;
      const apart =
        rect.x >= exit.x + exit.width ||
        exit.x >= rect.x + rect.width ||
        rect.y >= exit.y + exit.height ||
        exit.y >= rect.y + rect.height;
      expect(apart).toBe(true);
    }
  });

  it('says what the picture says', () => {
    const confirm = newTouchpoint({ name: 'Confirm e-mail', channel: 'email' }, newId);
    const upload = newTouchpoint({ name: 'Upload ID' }, newId);
    const road = newTransition({ from: confirm.id, to: upload.id }, newId);
    const messages = findFindings(journeyOf('d', newJourneyHeader('A'), [confirm, upload, road])).map(
      ({ message }) => message,
    );
    expect(messages).toContain('Confirm e-mail has one way out: what happens when the link expires?');
  });

  it('does work in proportion to the size', () => {
    const chain = (length: number) => {
      const touchpoints = Array.from({ length }, (_, order) =>
        newTouchpoint({ name: `Step ${order}`, order }, newId),
      );
      const roads = touchpoints
        .slice(1)
        .map((to, index) => newTransition({ from: touchpoints[index]!.id, to: to.id }, newId));
      return journeyOf('d', newJourneyHeader('Long'), [...touchpoints, ...roads]);
    };
    expect(growthOfWork(chain, findFindings, [100, 800])).toBeLessThan(1.1);
  });
});
