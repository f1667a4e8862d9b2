import type { Id } from '../../base/ids.ts';
import { conditionLimits, conditionTree } from '../condition-tree.ts';
import { example } from './example.ts';
import { label, processRule } from './process-rule.ts';

export const conditionTreeLimit = processRule({
  name: 'condition-tree-limit',
  reason: 'Conditions nested too deep, too many of them, or groups that lie in each other are never true.',
  *notice(process) {
    const held = new Set<Id>();
    const open: Id[] = process.groups.filter(({ parentId }) => parentId === null).map(({ id }) => id);
    open.push(...process.triggers.map(({ id }) => id));
    for (const id of open) {
      const record = process.byId.get(id);
      const tree = conditionTree(process, id);
      if (tree.ok || !record) continue;
      const what =
        tree.error === 'too-deep'
          ? `nests conditions deeper than ${conditionLimits.depth} levels`
          : `holds more than ${conditionLimits.size} conditions`;
      yield { severity: 'error', record, field: null, message: `${label(record, process)} ${what}` };
    }
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      held.add(id);
      for (const part of process.inside(id)) open.push(part.id);
    }
    for (const record of process.groups) {
      const parent = record.parentId === null ? undefined : process.byId.get(record.parentId);
      if (parent?.kind !== 'group' || held.has(record.id) || !inCircle(record.id)) continue;
      yield {
        severity: 'error',
        record,
        field: 'parentId',
        message: `${label(record, process)} lies in itself`,
      };
    }
    function inCircle(start: Id): boolean {
      const passed = new Set<Id>();
      let at: Id | null = start;
      while (at !== null && !passed.has(at) && passed.size <= conditionLimits.depth) {
        passed.add(at);
        const record = process.byId.get(at);
        at = record?.kind === 'group' ? record.parentId : null;
      }
      return at === start;
    }
  },
  good: () =>
    example([
      { kind: 'group', id: 'g' },
      { kind: 'group', id: 'h', parentId: 'g' },
    ]),
  bad: () => example([{ kind: 'group', id: 'g', parentId: 'g' }]),
});
