import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { journey } from '../../../stress/arbitraries/journey.ts';
import { randomSource } from '../../../stress/random-source.ts';
import { applyChange } from '../../documents/apply.ts';
import type { Document } from '../../documents/document.ts';
import type { Finding } from '../../documents/finding.ts';
import { placeJourney } from '../geometry.ts';
import { journeyOf, newJourney, newJourneyHeader, newTouchpoint, newTransition } from '../new-journey.ts';
import { journeySamples } from '../samples/samples.ts';
import { findFindings, journeyRules } from './index.ts';

const newId = randomSource(11).id;

function fixed(document: Document, finding: Finding): Document {
  const change = finding.fix?.makeChange(document, newId);
  if (!change) throw new Error(`${finding.id} has no change`);
  const result = applyChange(document, change);
  if (!result.ok) throw new Error(`${finding.id}: ${result.error.reason} at ${result.error.place}`);
  return result.value;
}

describe.each(journeyRules.map((rule) => ({ ...rule })))(
  'rule $name',
  ({ name, reason, check, good, bad }) => {
    it('finds nothing in its good example', () => {
      expect(check(good())).toEqual([]);
    });

    it('finds its bad example, and says so in words', () => {
      const findings = check(bad());
      expect(findings).toHaveLength(1);
      const [only] = findings;
      expect(only?.rule).toBe(name);
      expect(only?.id.startsWith(`${name}:`)).toBe(true);
      expect(only?.message).not.toMatch(/undefined|null|\[object/);
      expect(reason).toMatch(/^[A-Z].*\.$/s);
    });

    it('its fix mends the bad example', () => {
      const document = bad();
      for (const finding of check(document)) {
        if (!finding.fix) continue;
        expect(finding.fix.label).toMatch(/^[A-Z]/);
        expect(check(fixed(document, finding)).map(({ id }) => id)).not.toContain(finding.id);
      }
    });
  },
);

describe('findFindings', () => {
  it('knows each rule by one name', () => {
    const names = journeyRules.map((rule) => rule.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(16);
  });

  it.each(journeySamples)('finds nothing in the sample $key', ({ make }) => {
    expect(findFindings(make(newId)).map(({ message }) => message)).toEqual([]);
  });

  it('finds nothing in a new journey', () => {
    expect(findFindings(newJourney('d', 'New journey', newId))).toEqual([]);
  });

  it('each fix removes its finding, and applies cleanly, in any journey', () => {
    fc.assert(
      fc.property(journey, (document) => {
        for (const finding of findFindings(document)) {
          if (!finding.fix) continue;
          const after = fixed(document, finding);
          expect(findFindings(after).map(({ id }) => id)).not.toContain(finding.id);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a fix that is no longer needed changes nothing or still applies, never throws', () => {
    fc.assert(
      fc.property(journey, journey, (document, other) => {
        for (const finding of findFindings(document)) {
          const change = finding.fix?.makeChange(other, newId);
          if (change) expect(applyChange(other, change).ok).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('errors come first; ids are unique and stable', () => {
    fc.assert(
      fc.property(journey, (document) => {
        const findings = findFindings(document);
        const ids = findings.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(findFindings(structuredClone(document)).map(({ id }) => id)).toEqual(ids);
        const rank = { error: 0, warning: 1, info: 2 };
        const ranks = findings.map(({ severity }) => rank[severity]);
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      }),
    );
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

  it('takes time in proportion to the size', () => {
    const chain = (length: number) => {
      const touchpoints = Array.from({ length }, (_, order) =>
        newTouchpoint({ name: `Step ${order}`, order }, newId),
      );
      const roads = touchpoints
        .slice(1)
        .map((to, index) => newTransition({ from: touchpoints[index]!.id, to: to.id }, newId));
      return journeyOf('d', newJourneyHeader('Long'), [...touchpoints, ...roads]);
    };
    const best = (length: number) => {
      const times = Array.from({ length: 3 }, () => {
        const document = chain(length);
        const start = performance.now();
        findFindings(document);
        return performance.now() - start;
      });
      return Math.min(...times);
    };
    // Other work on the machine can only make a time longer: one clean attempt of several is proof enough.
    const exponents = Array.from({ length: 5 }, () => Math.log(best(8_000) / best(1_000)) / Math.log(8));
    expect(Math.min(...exponents)).toBeLessThan(1.4);
  });
});
