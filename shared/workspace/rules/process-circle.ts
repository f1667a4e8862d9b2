import { findCircles } from '../../documents/circles.ts';
import { process } from './example.ts';
import { workspaceRule } from './workspace-rule.ts';

export const processCircle = workspaceRule({
  name: 'process-circle',
  reason: 'Processes that start each other in a circle go on until somebody notices.',
  severity: 'warning',
  *notice({ live, byId }) {
    const processes = live.filter((facts) => facts.process !== null);
    const started = (id: string) => byId.get(id)?.process?.starts.map(({ processId }) => processId) ?? [];
    for (const circle of findCircles(
      processes.map(({ id }) => id),
      started,
    )) {
      const members = new Set(circle);
      for (const documentId of circle) {
        const facts = byId.get(documentId);
        const start = facts?.process?.starts.find(({ processId }) => members.has(processId));
        if (!facts || facts.archived || !start) continue;
        const names = circle.filter((id) => id !== documentId).map((id) => byId.get(id)?.name ?? '');
        const message =
          names.length === 0
            ? `${facts.name} starts itself`
            : `${facts.name} is started again by what it starts: ${names.join(', ')}`;
        yield { documentId, recordId: start.recordId, field: 'does', message };
      }
    }
  },
  good: () => [process('a', ['b']), process('b', ['c']), process('c', [])],
  bad: () => [process('a', ['a'])],
});
