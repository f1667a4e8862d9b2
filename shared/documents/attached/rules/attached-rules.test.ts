import { describe, expect, it } from 'vitest';
import { applyChange } from '../../apply.ts';
import { attachedRules } from './index.ts';

describe.each(attachedRules.map((rule) => ({ ...rule })))(
  'rule $name',
  ({ name, reason, check, good, bad }) => {
    it('finds nothing in its good example, and its bad one in words', () => {
      expect(check(good())).toEqual([]);
      const findings = check(bad());
      expect(findings.map(({ rule }) => rule)).toEqual([name]);
      expect(findings[0]?.message).not.toMatch(/undefined|null|\[object/);
      expect(reason).toMatch(/^[A-Z].*\.$/s);
    });

    it('its fix mends the bad example', () => {
      const [finding] = check(bad());
      const change = finding?.fix?.makeChange(bad(), () => 'new');
      if (!change) throw new Error('no fix');
      const after = applyChange(bad(), change);
      expect(after.ok && check(after.value)).toEqual([]);
    });
  },
);
