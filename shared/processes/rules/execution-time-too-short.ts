import { unit } from '../durations.ts';
import { minutesLimit } from '../process.ts';
import type { ProcessIndex, ProcessNode } from '../process-index.ts';
import { example } from './example.ts';
import { fixHeader, processRule } from './process-rule.ts';

export const executionTimeTooShort = processRule({
  name: 'execution-time-too-short',
  reason: 'A process that waits longer than it may run is ended before it has done its work.',
  *notice(process) {
    const minutes = process.header.maxExecutionTimeMinutes;
    const needed = Math.ceil(longestWait(process) / 60);
    if (minutes === null || minutes >= needed || needed > minutesLimit) return;
    yield {
      severity: 'warning',
      record: null,
      field: 'maxExecutionTimeMinutes',
      message: `The process may run ${unit(minutes, 'minute')}, but its waits alone take ${unit(needed, 'minute')}`,
      fix: fixHeader(`Set to ${unit(needed, 'minute')}`, 'maxExecutionTimeMinutes', () => needed),
    };
  },
  good: () => waiting(60),
  bad: () => waiting(59),
});

/** Seconds on the road that waits longest. Roads are followed up to a circle, not round it. Linear. */
function longestWait(process: ProcessIndex): number {
  const before = new Map(process.nodes.map(({ id }) => [id, process.into(id).length]));
  const seconds = new Map<string, number>();
  const open = process.nodes.filter(({ id }) => before.get(id) === 0);
  let longest = 0;
  for (let node = open.pop(); node; node = open.pop()) {
    const total = (seconds.get(node.id) ?? 0) + waitOf(node);
    longest = Math.max(longest, total);
    for (const { to } of process.outOf(node.id)) {
      seconds.set(to, Math.max(seconds.get(to) ?? 0, total));
      const left = (before.get(to) ?? 1) - 1;
      before.set(to, left);
      const next = process.byId.get(to);
      if (left === 0 && next) open.push(next as ProcessNode);
    }
  }
  return longest;
}

function waitOf(node: ProcessNode): number {
  return node.kind === 'action' && node.does.type === 'wait' ? Math.max(0, node.does.seconds) : 0;
}

function waiting(maxExecutionTimeMinutes: number) {
  return example(
    [
      { kind: 'trigger', id: 't' },
      { kind: 'action', id: 'a', does: { type: 'wait', seconds: 1800 } },
      { kind: 'action', id: 'b', does: { type: 'wait', seconds: 1799 } },
      { kind: 'connection', id: '1', from: 't', to: 'a' },
      { kind: 'connection', id: '2', from: 'a', to: 'b' },
    ],
    { maxExecutionTimeMinutes },
  );
}
