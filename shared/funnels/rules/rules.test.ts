import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { funnel } from '../../../stress/arbitraries/funnel.ts';
import { randomSource } from '../../../stress/random-source.ts';
import { applyChange } from '../../documents/apply.ts';
import type { Document } from '../../documents/document.ts';
import type { Finding } from '../../documents/finding.ts';
import { newFunnel } from '../new-funnel.ts';
import { findFunnelFindings, funnelRules } from './index.ts';

const newId = randomSource(11).id;

function fixed(document: Document, finding: Finding): Document {
  const change = finding.fix?.makeChange(document, newId);
  if (!change) throw new Error(`${finding.id} has no change`);
  const result = applyChange(document, change);
  if (!result.ok) throw new Error(`${finding.id}: ${result.error.reason} at ${result.error.place}`);
  return result.value;
}

describe.each(funnelRules.map((rule) => ({ ...rule })))(
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
        expect(finding.fix?.label).toMatch(/^[A-Z]/);
        expect(check(fixed(document, finding)).map(({ id }) => id)).not.toContain(finding.id);
      }
    });
  },
);

describe('findFunnelFindings', () => {
  it('knows each rule by one name', () => {
    const names = funnelRules.map((rule) => rule.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(20);
  });

  it('finds nothing in a new funnel', () => {
    expect(findFunnelFindings(newFunnel('d', 'New funnel', newId))).toEqual([]);
  });

  it('each fix removes its finding, and applies cleanly, in any funnel', () => {
    fc.assert(
      fc.property(funnel, (document) => {
        for (const finding of findFunnelFindings(document)) {
          if (!finding.fix) continue;
          const after = fixed(document, finding);
          expect(findFunnelFindings(after).map(({ id }) => id)).not.toContain(finding.id);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a fix that is no longer needed changes nothing or still applies, never throws', () => {
    fc.assert(
      fc.property(funnel, funnel, (document, other) => {
        for (const finding of findFunnelFindings(document)) {
          const change = finding.fix?.makeChange(other, newId);
          if (change) expect(applyChange(other, change).ok).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('errors come first; ids are unique and stable', () => {
    fc.assert(
      fc.property(funnel, (document) => {
        const findings = findFunnelFindings(document);
        const ids = findings.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(findFunnelFindings(structuredClone(document)).map(({ id }) => id)).toEqual(ids);
        const rank = { error: 0, warning: 1, info: 2 };
        const ranks = findings.map(({ severity }) => rank[severity]);
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      }),
    );
  });
});
