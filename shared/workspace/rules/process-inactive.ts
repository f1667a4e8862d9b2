import { process } from './example.ts';
import { workspaceRule } from './workspace-rule.ts';

export const processInactive = workspaceRule({
  name: 'process-inactive',
  reason: 'An action that starts a process which is switched off does nothing, and nobody is told.',
  severity: 'warning',
  *notice({ live, byId }) {
    for (const { id: documentId, name, process: own } of live) {
      if (!own?.isActive) continue;
      for (const { recordId, processId, name: action } of own.starts) {
        const started = byId.get(processId);
        if (!started?.process || started.process.isActive) continue;
        const message = `${action === '' ? name : action} starts ${started.name}, which is not active`;
        yield { documentId, recordId, field: 'does', message };
      }
    }
  },
  good: () => [process('a', ['b']), process('b', [])],
  bad: () => [process('a', ['b']), process('b', [], false)],
});
