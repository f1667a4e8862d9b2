import { describe, expect, it } from 'vitest';
import { randomSource } from '../../stress/random-source.ts';
import { applyChange } from '../documents/apply.ts';
import { type Change, type Document, emptyChange } from '../documents/document.ts';
import type { Finding } from '../documents/finding.ts';
import { instantMicros, sameInstant, toUtcText } from './instant.ts';
import { newExperiment } from './new-experiment.ts';
import { experimentStatuses, lockedReason, moveStatus, nextStatuses } from './status.ts';

const now = '2026-03-01T09:00:00Z';
const newId = randomSource(8).id;
const base = newExperiment('e', 'New', newId);

function withHeader(fields: object): Document {
  return { ...base, header: { ...base.header, ...fields } };
}
function apply(document: Document, change: Change): Document {
  const result = applyChange(document, change);
  if (!result.ok) throw new Error(result.error.reason);
  return result.value;
}
const broken: Finding = {
  id: 'x',
  rule: 'x',
  severity: 'error',
  recordId: null,
  field: null,
  message: 'It has no control',
  fix: null,
};

describe('moveStatus', () => {
  it('follows the table and nothing else', () => {
    const allowed = experimentStatuses.flatMap((from) =>
      experimentStatuses
        .filter((to) => moveStatus(withHeader({ status: from }), to, [], now).ok)
        .map((to) => `${from} ${to}`),
    );
    expect(allowed).toEqual(['draft running', 'draft cancelled', 'running completed', 'running cancelled']);
    expect(nextStatuses('paused')).toEqual([]);
  });

  it('every refusal says what to do', () => {
    for (const from of [...experimentStatuses, 'paused']) {
      for (const to of experimentStatuses) {
        const result = moveStatus(withHeader({ status: from }), to, [], now);
        if (!result.ok) expect(result.error).toMatch(/^[A-Z].*\.$/);
      }
    }
  });

  it('writes down when it started and ended, and never over a date that is there', () => {
    const started = moveStatus(base, 'running', [], now);
    const running = started.ok ? apply(base, started.value) : base;
    expect(running.header).toMatchObject({ status: 'running', startDate: now, endDate: null });
    const ended = moveStatus(running, 'completed', [], '2026-04-01T09:00:00Z');
    expect(ended.ok && apply(running, ended.value).header).toMatchObject({ endDate: '2026-04-01T09:00:00Z' });
    const dated = moveStatus(withHeader({ startDate: '2026-01-01T00:00:00Z' }), 'running', [], now);
    expect(dated.ok && dated.value.header).toEqual({ status: ['draft', 'running'] });
  });

  it('does not start with errors; cancels with them', () => {
    expect(moveStatus(base, 'running', [broken], now)).toEqual({
      ok: false,
      error: 'The experiment has one error, so it was not started. Mend them first: It has no control.',
    });
    expect(moveStatus(base, 'cancelled', [broken], now).ok).toBe(true);
  });
});

describe('lockedReason', () => {
  const running = withHeader({ status: 'running' });
  const variant = Object.values(base.records).find(({ kind }) => kind === 'variant')!;
  const update = (fields: object): Change => ({
    ...emptyChange,
    updated: [[variant, { ...variant, ...fields }]],
  });

  it('locks arms, allocation and audience from the start on', () => {
    const changes: Change[] = [
      { ...emptyChange, header: { allocation: [{}, { a: 100 }] } },
      { ...emptyChange, header: { coverage: [100, 50] } },
      { ...emptyChange, added: [{ ...variant, id: 'new' }] },
      { ...emptyChange, removed: [variant] },
      { ...emptyChange, added: [{ id: 'r', kind: 'audienceRule' }] },
      { ...emptyChange, removed: [{ id: 'g', kind: 'exclusionGroup' }] },
      update({ key: 'other' }),
      update({ change: { added: [], updated: [], removed: [] } }),
      update({ isControl: !variant['isControl'] }),
    ];
    for (const change of changes) {
      expect(lockedReason(running, change)).toMatch(
        /^The experiment is running, so its .* cannot be changed/,
      );
      expect(lockedReason(withHeader({ status: 'completed' }), change)).toMatch(
        /^The experiment is completed/,
      );
      expect(lockedReason(base, change)).toBeUndefined();
    }
  });

  it('leaves words, notes, dates and the status free', () => {
    for (const change of [
      update({ name: 'Better name', description: 'More' }),
      { ...emptyChange, added: [{ id: 'n', kind: 'note' }] },
      { ...emptyChange, header: { endDate: [null, now], status: ['running', 'completed'] } } as Change,
    ]) {
      expect(lockedReason(running, change)).toBeUndefined();
    }
  });
});

describe('instants', () => {
  it('are the same however they are spelled', () => {
    expect(sameInstant('2026-03-01T09:00:00Z', '2026-03-01 10:00:00+01')).toBe(true);
    expect(sameInstant('2026-03-01T09:00:00.5Z', '2026-03-01 14:30:00.500000+05:30')).toBe(true);
    expect(sameInstant('2026-03-01T09:00:00Z', '2026-03-01T09:00:00.000001Z')).toBe(false);
    expect(sameInstant(null, null)).toBe(true);
    expect(sameInstant('soon', 'later')).toBe(false);
  });

  it('are kept in one spelling', () => {
    expect(toUtcText('2026-03-01 10:00:00.120000+01')).toBe('2026-03-01T09:00:00.12Z');
    expect(toUtcText('1969-12-31 23:59:59.9-00')).toBe('1969-12-31T23:59:59.9Z');
    expect(toUtcText('infinity')).toBe('infinity');
  });

  it.each(['2026-03-01', '2026-03-01T09:00:00', '2026-04-31T00:00:00Z', '2026-03-01T25:00:00Z', 'soon', ''])(
    '%j is none',
    (text) => {
      expect(instantMicros(text)).toBeUndefined();
    },
  );
});
