import { describe, expect, it } from 'vitest';
import { applyChange } from './apply.ts';
import type { Suppression } from './attached/suppression.ts';
import type { Document } from './document.ts';
import type { Finding } from './finding.ts';
import { judge } from './judge.ts';

const ignoring: Suppression = {
  id: 'i',
  kind: 'suppression',
  rule: 'dead-end',
  target: 't',
  field: null,
  reason: 'The next step is a phone call',
  author: 'Ada',
  at: '2026-03-01T09:00:00.000Z',
};
const document: Document = {
  id: 'd',
  kind: 'journey',
  header: { name: 'D' },
  records: { t: { id: 't', kind: 'touchpoint', name: 'Sign up' } },
};
const withReason: Document = { ...document, records: { ...document.records, i: ignoring } };
const deadEnd: Finding = {
  id: 'dead-end:t:',
  rule: 'dead-end',
  severity: 'warning',
  recordId: 't',
  field: null,
  message: 'Sign up leads nowhere',
  fix: null,
};
const refused: Finding = { ...deadEnd, id: 'x', rule: 'text-too-long', severity: 'error', mayLower: false };
const same = (finding: Finding) => finding;

describe('judge', () => {
  it('takes a finding as the rule says where nothing is set', () => {
    expect(judge(document, [deadEnd], {}, same)).toEqual({ findings: [deadEnd], ignored: [] });
  });

  it('takes it as the workspace says, by kind and rule, worst first', () => {
    const other = { ...deadEnd, id: 'y', rule: 'one-way-out' };
    const judged = judge(
      document,
      [other, deadEnd],
      { 'journey/dead-end': 'error', 'funnel/one-way-out': 'off' },
      same,
    );
    expect(judged.findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['dead-end', 'error'],
      ['one-way-out', 'warning'],
    ]);
    expect(judge(document, [deadEnd], { 'journey/dead-end': 'off' }, same).findings).toEqual([]);
  });

  it('puts aside what is ignored with a reason, and only there', () => {
    const elsewhere = { ...deadEnd, id: 'z', recordId: 'u' };
    const judged = judge(withReason, [deadEnd, elsewhere], {}, same);
    expect(judged).toEqual({ findings: [elsewhere], ignored: [{ finding: deadEnd, suppression: ignoring }] });
  });

  it('what production refuses can be neither lowered nor ignored', () => {
    const held = {
      ...withReason,
      records: { ...withReason.records, i: { ...ignoring, rule: 'text-too-long' } },
    };
    const judged = judge(held, [refused], { 'journey/text-too-long': 'off' }, same);
    expect(judged.findings.map(({ rule }) => rule)).toEqual(['text-too-long', 'any/suppression-unused']);
    expect(judged.ignored).toEqual([]);
  });

  it('a reason that ignores nothing any more is a finding, and can be taken back', () => {
    const [unused] = judge(withReason, [], {}, same).findings;
    expect(unused).toMatchObject({ rule: 'any/suppression-unused', severity: 'info', recordId: 't' });
    expect(unused?.message).toContain('The next step is a phone call');
    const change = unused?.fix?.makeChange(withReason, () => 'new');
    expect(change && applyChange(withReason, change)).toEqual({ ok: true, value: document });
    expect(judge(withReason, [], { 'any/suppression-unused': 'off' }, same).findings).toEqual([]);
  });

  it('a reason of a rule that is switched off is not unused', () => {
    expect(judge(withReason, [deadEnd], { 'journey/dead-end': 'off' }, same)).toEqual({
      findings: [],
      ignored: [],
    });
  });
});
