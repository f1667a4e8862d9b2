import { facts, process } from './example.ts';
import { workspaceRule } from './workspace-rule.ts';

export const referenceKind = workspaceRule({
  name: 'reference-kind',
  reason: 'A process can only start a process, and a funnel can only be the variant of an experiment.',
  severity: 'warning',
  *notice({ live, byId }) {
    for (const { id: documentId, name, references } of live) {
      for (const { fromRecordId: recordId, field, toKind, toDocumentId } of references) {
        const to = byId.get(toDocumentId);
        if (!to || to.kind === toKind) continue;
        const message = `${name} refers to ${to.name} as a ${toKind}, but it is a ${to.kind}`;
        yield { documentId, recordId, field, message };
      }
    }
  },
  good: () => [process('a', ['b']), process('b', [])],
  bad: () => [process('a', ['b']), facts('journey', 'b')],
});
