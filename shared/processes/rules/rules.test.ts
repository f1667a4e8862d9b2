import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { process } from '../../../stress/arbitraries/process.ts';
import { randomSource } from '../../../stress/random-source.ts';
import { applyChange } from '../../documents/apply.ts';
import type { Document } from '../../documents/document.ts';
import type { Finding } from '../../documents/finding.ts';
import { newProcess, newProcessHeader, processOf } from '../new-process.ts';
import { newAction, newConnection, newGroup, newTrigger } from '../new-records.ts';
import { findFindings, processRules } from './index.ts';

const newId = randomSource(11).id;

function fixed(document: Document, finding: Finding): Document {
  const change = finding.fix?.makeChange(document, newId);
  if (!change) throw new Error(`${finding.id} has no change`);
  const result = applyChange(document, change);
  if (!result.ok) throw new Error(`${finding.id}: ${result.error.reason} at ${result.error.place}`);
  return result.value;
}

describe.each(processRules.map((rule) => ({ ...rule })))(
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
    const names = processRules.map((rule) => rule.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(20);
  });

  it('finds nothing in a new process', () => {
    expect(findFindings(newProcess('d', 'New process', newId))).toEqual([]);
  });

  it('each fix removes its finding, and applies cleanly, in any process', () => {
    fc.assert(
      fc.property(process, (document) => {
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
      fc.property(process, process, (document, other) => {
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
      fc.property(process, (document) => {
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

  it('no message tells the secret that it warns of', () => {
    const secret = 'sk_live_4f9a8b7c6d5e4f3a2b1c';
    const does = {
      type: 'call_webhook',
      url: `https://user:${secret}@example.com`,
      method: 'POST',
      headers: { Authorization: `Bearer ${secret}`, 'X-Plain': secret, Accept: 'application/json' },
      body: null,
    } as const;
    const document = processOf('d', newProcessHeader('A'), [newAction({ name: 'Call', does }, () => 'a')]);
    const finding = findFindings(document).find(({ rule }) => rule === 'webhook-secret')!;
    expect(finding.message).toBe('Call: the URL and 2 more looks like a secret');
    expect(JSON.stringify(findFindings(document))).not.toContain(secret);
    const after = fixed(document, finding);
    expect(JSON.stringify(after)).not.toContain(secret);
    expect(after.records['a']!['does']).toMatchObject({
      url: 'https://example.com',
      headers: { Authorization: 'Bearer {{secrets.authorization}}', Accept: 'application/json' },
    });
  });

  it('hostile sizes take no hostile time', () => {
    const length = 8_000;
    const actions = Array.from({ length }, (_, order) => newAction({ order }, () => `a${order}`));
    const roads = actions.map((from, at) =>
      newConnection({ from: from.id, to: `a${(at + 1) % length}` }, () => `r${at}`),
    );
    const groups = Array.from({ length }, (_, at) =>
      newGroup({ parentId: at === 0 ? null : `g${at - 1}` }, () => `g${at}`),
    );
    const trigger = newTrigger({}, () => 't');
    const start = performance.now();
    const findings = findFindings(
      processOf('d', newProcessHeader('A'), [trigger, ...actions, ...roads, ...groups]),
    );
    expect(findings.some(({ rule }) => rule === 'cycle-without-wait')).toBe(true);
    expect(findings.some(({ rule }) => rule === 'condition-tree-limit')).toBe(true);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
