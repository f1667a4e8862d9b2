import { facts, process } from './example.ts';
import { workspaceRule } from './workspace-rule.ts';

export const referenceArchived = workspaceRule({
  name: 'reference-archived',
  reason: 'A document that is put away is worked on no more, so nothing in use should rest on it.',
  severity: 'warning',
  *notice({ live, byId }) {
    for (const { id: documentId, name, references } of live) {
      for (const { fromRecordId: recordId, field, toDocumentId } of references) {
        const to = byId.get(toDocumentId);
        if (!to?.archived) continue;
        yield { documentId, recordId, field, message: `${name} refers to ${to.name}, which is archived` };
      }
    }
  },
  good: () => [process('a', ['b']), process('b', [])],
  bad: () => [process('a', ['b']), facts('process', 'b', { archived: true })],
});
