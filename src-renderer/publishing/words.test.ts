import { describe, expect, it } from 'vitest';
import type { PushRecord } from '../../shared/publishing/push-result.ts';
import { isTypedName } from './environments/roles.ts';
import { ago, count, duration, pushRemark, shortHash, standingInFull } from './words.ts';

const at = (text: string) => Date.parse(text);

describe('words of publishing', () => {
  it('counts with the right number', () => {
    expect([0, 1, 2, 1204].map((n) => count(n, 'row'))).toEqual(['0 rows', '1 row', '2 rows', '1,204 rows']);
  });

  it('says how long ago, and never a negative time when clocks differ', () => {
    const now = at('2026-11-22T10:00:00Z');
    expect(ago('2026-11-22T10:00:03Z', now)).toBe('just now');
    expect(ago('2026-11-22T09:59:46Z', now)).toBe('14 s ago');
    expect(ago('2026-11-22T09:00:01Z', now)).toBe('59 min ago');
    expect(ago('2026-11-22T07:00:00Z', now)).toBe('3 h ago');
    expect(ago('2026-11-13T12:00:00Z', now)).toMatch(/^1[34] Nov 2026, \d\d:\d\d$/);
  });

  it('takes the typed name whatever its case, and nothing else', () => {
    expect(isTypedName(' production ', 'Production')).toBe(true);
    expect(isTypedName('produc', 'Production')).toBe(false);
    expect(isTypedName('', 'Production')).toBe(false);
  });

  it('says every count of an environment, or that it is in step', () => {
    const status = {
      environmentId: 'e',
      database: 'ready' as const,
      detail: null,
      problem: null,
      differences: [],
      toPublish: 2,
      toPull: 1,
      conflicts: 1,
      checkedAt: '',
      vanished: [],
      documents: [],
    };
    expect(standingInFull(status)).toBe('2 to publish, 1 to pull, 1 conflict');
    expect(standingInFull({ ...status, toPublish: 0, toPull: 0, conflicts: 0 })).toBe('in step');
    const vanished = [{ kind: 'journey', table: 'journey_templates', missing: 5, known: 6 }] as const;
    expect(standingInFull({ ...status, vanished: [...vanished] })).toBe(
      '5 rows not seen, 2 to publish, 1 to pull, 1 conflict',
    );
    expect(standingInFull({ ...status, database: 'empty' })).toBe('not set up');
  });

  it('repeats no counts, and keeps whatever else a push has to say', () => {
    const push = (message: string) => ({ message, documents: [{}, {}] }) as unknown as PushRecord;
    expect(pushRemark(push('Wrote 2 documents.'))).toBeNull();
    const moved = 'Wrote 2 documents and moved 3 running journeys.';
    expect(pushRemark(push(moved))).toBe(moved);
  });

  it('shortens hashes and durations', () => {
    expect(shortHash('7f3a91c4e05bffff')).toBe('7f3a 91c4 e05b');
    expect([38.4, 2_400].map(duration)).toEqual(['38 ms', '2.4 s']);
  });
});
