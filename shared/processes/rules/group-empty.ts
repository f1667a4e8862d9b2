import { example } from './example.ts';
import { fixByRemoving, label, processRule } from './process-rule.ts';

export const groupEmpty = processRule({
  name: 'group-empty',
  reason: 'A group without conditions always decides the same.',
  scope: 'record',
  *notice(process) {
    for (const record of process.groups) {
      if (process.inside(record.id).length > 0) continue;
      const nested = record.parentId !== null;
      yield {
        severity: 'warning',
        record,
        field: null,
        message: `${label(record, process)} asks nothing`,
        fix: nested ? fixByRemoving('Remove group', record) : null,
      };
    }
  },
  good: () =>
    example([
      { kind: 'group', id: 'g' },
      { kind: 'condition', id: 'c', groupId: 'g' },
    ]),
  bad: () =>
    example([
      { kind: 'group', id: 'g' },
      { kind: 'group', id: 'h', parentId: 'g' },
    ]),
});
