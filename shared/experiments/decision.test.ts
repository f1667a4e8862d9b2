import { describe, expect, it } from 'vitest';
import { checkDecision } from './decision.ts';

const decision = { winner_variant: 'b', confidence_level: '95.00', improvement_percentage: '-3.5' };

describe('checkDecision', () => {
  it('takes what DECIMAL(5,2) holds, as text', () => {
    expect(checkDecision(decision, ['a', 'b'])).toEqual({ ok: true, value: decision });
    const none = { winner_variant: null, confidence_level: null, improvement_percentage: null };
    expect(checkDecision(none, [])).toEqual({ ok: true, value: none });
  });

  it.each([
    { winner_variant: 'c' },
    { winner_variant: 'x'.repeat(51) },
    { confidence_level: '95.001' },
    { confidence_level: '101' },
    { confidence_level: '-1' },
    { confidence_level: 'NaN' },
    { improvement_percentage: '1000' },
    { improvement_percentage: '1e2' },
  ])('refuses %j in words', (fields) => {
    const result = checkDecision({ ...decision, ...fields }, ['a', 'b', 'x'.repeat(51)]);
    expect(result.ok ? 'taken' : result.error).toMatch(/^.*[.]$/);
    expect(result.ok).toBe(false);
  });
});
