import { describe, expect, it } from 'vitest';
import { describeRules, fixed } from '../../../stress/arbitraries/describe-rules.ts';
import { process } from '../../../stress/arbitraries/process.ts';
import { growthOfWork } from '../../../stress/counted-steps.ts';
import { randomSource } from '../../../stress/random-source.ts';
import { newProcess, newProcessHeader, processOf } from '../new-process.ts';
import { newAction, newConnection, newGroup, newTrigger } from '../new-records.ts';
import { findFindings, processRules } from './index.ts';

const newId = randomSource(11).id;

describeRules({
  rules: processRules,
  findFindings,
  arbitrary: process,
  atLeast: 20,
  makeNew: () => newProcess('d', 'New process', newId),
});

describe('findFindings', () => {
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

  it('hostile sizes and depths take work in proportion', () => {
    const hostile = (length: number) => {
      const actions = Array.from({ length }, (_, order) => newAction({ order }, () => `a${order}`));
      const roads = actions.map((from, at) =>
        newConnection({ from: from.id, to: `a${(at + 1) % length}` }, () => `r${at}`),
      );
      const groups = Array.from({ length }, (_, at) =>
        newGroup({ parentId: at === 0 ? null : `g${at - 1}` }, () => `g${at}`),
      );
      return processOf('d', newProcessHeader('A'), [
        newTrigger({}, () => 't'),
        ...actions,
        ...roads,
        ...groups,
      ]);
    };
    const findings = findFindings(hostile(8_000));
    expect(findings.some(({ rule }) => rule === 'cycle-without-wait')).toBe(true);
    expect(findings.some(({ rule }) => rule === 'condition-tree-limit')).toBe(true);
    expect(growthOfWork(hostile, findFindings, [100, 800])).toBeLessThan(1.1);
  });
});
