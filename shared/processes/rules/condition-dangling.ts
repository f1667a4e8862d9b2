import { example } from './example.ts';
import { fixByRemoving, label, processRule } from './process-rule.ts';

export const conditionDangling = processRule({
  name: 'condition-dangling',
  reason: 'A condition or group whose place in the process is gone is shown nowhere and decides nothing.',
  scope: 'record',
  *notice(process) {
    for (const record of [...process.groups, ...process.conditions]) {
      const [field, parentId] =
        record.kind === 'group'
          ? (['parentId', record.parentId] as const)
          : (['groupId', record.groupId] as const);
      if (parentId === null) continue;
      const kind = process.byId.get(parentId)?.kind;
      if (kind === 'group' || (kind === 'trigger' && record.kind === 'group')) continue;
      yield {
        severity: 'error',
        record,
        field,
        message: `${label(record, process)} belongs to something that is not there`,
        fix: fixByRemoving('Remove it', record),
      };
    }
  },
  good: () =>
    example([
      { kind: 'group', id: 'g' },
      { kind: 'condition', id: 'c', groupId: 'g' },
    ]),
  bad: () => example([{ kind: 'condition', id: 'c', groupId: 'gone' }]),
});
