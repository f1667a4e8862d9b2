import { findCircles } from '../../documents/circles.ts';
import type { ProcessNode } from '../process-index.ts';
import { example } from './example.ts';
import { label, processRule } from './process-rule.ts';

export const cycleWithoutWait = processRule({
  name: 'cycle-without-wait',
  reason: 'A circle in which nothing waits runs as fast as the machine can, until its time is up.',
  *notice(process) {
    const running = new Map(process.nodes.filter((node) => !waits(node)).map((node) => [node.id, node]));
    const rank = new Map([...running.keys()].map((id, at) => [id, at]));
    const targetsOf = (id: string) =>
      process
        .outOf(id)
        .map(({ to }) => to)
        .filter((to) => running.has(to));
    for (const circle of findCircles(running.keys(), targetsOf)) {
      const [record] = circle
        .flatMap((id) => running.get(id) ?? [])
        .toSorted((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0));
      if (!record) continue;
      const others = circle.length - 1;
      const who = others === 0 ? 'leads to itself' : `and ${others} more go round in a circle`;
      yield {
        severity: 'warning',
        record,
        field: null,
        message: `${label(record, process)} ${who} without a wait`,
      };
    }
  },
  good: () => circleWith(60),
  bad: () => circleWith(0),
});

function waits(node: ProcessNode): boolean {
  return node.kind === 'action' && node.does.type === 'wait' && node.does.seconds > 0;
}

function circleWith(seconds: number) {
  return example([
    { kind: 'action', id: 'a' },
    { kind: 'action', id: 'b', does: { type: 'wait', seconds } },
    { kind: 'connection', id: '1', from: 'a', to: 'b' },
    { kind: 'connection', id: '2', from: 'b', to: 'a' },
  ]);
}
