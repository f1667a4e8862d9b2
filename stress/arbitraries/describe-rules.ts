import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange } from '../../shared/documents/apply.ts';
import type { Change, Document } from '../../shared/documents/document.ts';
import type { Finding } from '../../shared/documents/finding.ts';
import type { RuleWithExamples } from '../../shared/documents/rule-kit.ts';
import { randomSource } from '../random-source.ts';

interface RulesOfKind<Kind extends Document> {
  readonly rules: readonly RuleWithExamples<Kind>[];
  readonly findFindings: (document: Document) => readonly Finding[];
  readonly arbitrary: fc.Arbitrary<Kind>;
  /** How many rules there are at the least. */
  readonly atLeast: number;
  readonly makeNew: () => Document;
  /** Which rules a new document breaks; left out: none. */
  readonly newBreaks?: readonly string[];
  /** Why a document forbids a change at the moment; left out: it never does. */
  readonly lockedReason?: (document: Document, change: Change) => string | undefined;
}

const newId = randomSource(11).id;

/** The document after a finding's fix, which must apply. */
export function fixed(document: Document, finding: Finding): Document {
  const change = finding.fix?.makeChange(document, newId);
  if (!change) throw new Error(`${finding.id} has no change`);
  const result = applyChange(document, change);
  if (!result.ok) throw new Error(`${finding.id}: ${result.error.reason} at ${result.error.place}`);
  return result.value;
}

/** What holds for the rules of every kind: their examples, their fixes, their order. */
export function describeRules<Kind extends Document>(kind: RulesOfKind<Kind>): void {
  const { rules, findFindings, arbitrary, atLeast, makeNew, newBreaks = [], lockedReason } = kind;

  describe.each(rules.map((rule) => ({ ...rule })))('rule $name', ({ name, reason, check, good, bad }) => {
    it('finds nothing in its good example', () => {
      expect(check(good())).toEqual([]);
    });

    it('finds its bad example, and says so in words', () => {
      const findings = check(bad());
      expect(findings).toHaveLength(1);
      const [only] = findings;
      expect(only?.rule).toBe(name);
      expect(only?.id.startsWith(`${name}:`)).toBe(true);
      expect(only?.message).toMatch(/^\S/);
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
  });

  describe('all rules', () => {
    it('have a name of their own each', () => {
      const names = rules.map((rule) => rule.name);
      expect(new Set(names).size).toBe(names.length);
      expect(names.length).toBeGreaterThanOrEqual(atLeast);
    });

    it('say of a new document what it lacks and nothing else', () => {
      expect(findFindings(makeNew()).map(({ rule }) => rule)).toEqual(newBreaks);
    });

    it('each fix removes its finding, applies cleanly and is allowed, in any document', () => {
      fc.assert(
        fc.property(arbitrary, (document) => {
          for (const finding of findFindings(document)) {
            const change = finding.fix?.makeChange(document, newId);
            if (!change) continue;
            expect(lockedReason?.(document, change)).toBeUndefined();
            const after = fixed(document, finding);
            expect(findFindings(after).map(({ id }) => id)).not.toContain(finding.id);
          }
        }),
        { numRuns: 300 },
      );
    });

    it('a fix that is no longer needed changes nothing or still applies, never throws', () => {
      fc.assert(
        fc.property(arbitrary, arbitrary, (document, other) => {
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
        fc.property(arbitrary, (document) => {
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
  });
}
