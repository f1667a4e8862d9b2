import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { experiment } from '../../../stress/arbitraries/experiment.ts';
import { randomSource } from '../../../stress/random-source.ts';
import { applyChange } from '../../documents/apply.ts';
import type { Document } from '../../documents/document.ts';
import type { Finding } from '../../documents/finding.ts';
import { newExperiment } from '../new-experiment.ts';
import { lockedReason } from '../status.ts';
import { experimentRules, findFindings } from './index.ts';

const newId = randomSource(11).id;

function fixed(document: Document, finding: Finding): Document {
  const change = finding.fix?.makeChange(document, newId);
  if (!change) throw new Error(`${finding.id} has no change`);
  const result = applyChange(document, change);
  if (!result.ok) throw new Error(`${finding.id}: ${result.error.reason} at ${result.error.place}`);
  return result.value;
}

describe.each(experimentRules.map((rule) => ({ ...rule })))(
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
  },
);

describe('findFindings', () => {
  it('knows each rule by one name', () => {
    const names = experimentRules.map((rule) => rule.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(20);
  });

  it('finds in a new experiment only that it has no hypothesis yet', () => {
    const findings = findFindings(newExperiment('d', 'New', newId));
    expect(findings.map(({ rule }) => rule)).toEqual(['hypothesis-missing']);
  });

  it('each fix removes its finding, applies cleanly and respects the lock, in any experiment', () => {
    fc.assert(
      fc.property(experiment, (document) => {
        const findings = findFindings(document);
        expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
        for (const finding of findings) {
          const change = finding.fix?.makeChange(document, newId);
          if (!change) continue;
          expect(lockedReason(document, change)).toBeUndefined();
          const after = fixed(document, finding);
          expect(findFindings(after).map(({ id }) => id)).not.toContain(finding.id);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('offers no fix that a running experiment forbids', () => {
    const draft = newExperiment('d', 'New', newId);
    const broken = { ...draft, header: { ...draft.header, allocation: { control: 50, variant_a: 49 } } };
    const running = { ...broken, header: { ...broken.header, status: 'running' } };
    const fixOf = (document: Document) =>
      findFindings(document).find(({ rule }) => rule === 'allocation-sum')?.fix;
    expect(fixOf(broken)?.label).toBe('Scale to 100 percent');
    expect(fixOf(running)).toBeNull();
  });
});
