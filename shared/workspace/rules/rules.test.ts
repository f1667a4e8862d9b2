import { describe, expect, it } from 'vitest';
import { experiment, facts, process, variant } from './example.ts';
import { findWorkspaceFindings, workspaceRules } from './index.ts';
import { indexWorkspace } from './workspace-rule.ts';

describe.each(workspaceRules.map((rule) => ({ ...rule })))(
  'rule $name',
  ({ name, reason, severity, check, good, bad }) => {
    it('finds nothing in its good example', () => {
      expect(check(indexWorkspace(good()))).toEqual([]);
    });

    it('finds its bad example, and says so in words', () => {
      const found = check(indexWorkspace(bad()));
      expect(found.length).toBeGreaterThan(0);
      for (const finding of found) {
        expect(finding).toMatchObject({ rule: name, severity });
        expect(finding.message).not.toMatch(/undefined|null|\[object/);
      }
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
      expect(reason).toMatch(/^[A-Z].*\.$/s);
    });

    it('says nothing about what is archived', () => {
      const away = bad().map((one) => ({ ...one, archived: true }));
      expect(check(indexWorkspace(away))).toEqual([]);
    });
  },
);

describe('findWorkspaceFindings', () => {
  it('tells a circle of processes to each of its members', () => {
    const found = findWorkspaceFindings([process('a', ['b']), process('b', ['a']), process('c', ['a'])]);
    expect(found.map(({ rule, documentId }) => [rule, documentId])).toEqual([
      ['workspace/process-circle', 'a'],
      ['workspace/process-circle', 'b'],
    ]);
  });

  it('lets experiments meet that do not run, or that exclude each other in any group', () => {
    const over = [variant('b', { baseDocumentId: 'j', fits: true })];
    const slice = (from: number, to: number) => [{ name: 'Group', from, to }];
    const running = (id: string, from: number, to: number) =>
      experiment(id, { status: 'running', variants: over, slices: slice(from, to) });
    const j = facts('journey', 'j');
    expect(findWorkspaceFindings([j, running('a', 0, 60), running('b', 50, 100)])).toHaveLength(2);
    expect(findWorkspaceFindings([j, running('a', 0, 50), running('b', 50, 100)])).toEqual([]);
    const draft = experiment('b', { status: 'draft', variants: over, slices: slice(0, 100) });
    expect(findWorkspaceFindings([j, running('a', 0, 60), draft])).toEqual([]);
  });
});
