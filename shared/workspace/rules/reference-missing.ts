import { facts, funnelOf } from './example.ts';
import { workspaceRule } from './workspace-rule.ts';

export const referenceMissing = workspaceRule({
  name: 'reference-missing',
  reason: 'What refers to a document that is not in the workspace can be neither checked nor followed here.',
  severity: 'warning',
  *notice({ live, byId }) {
    for (const { id: documentId, name, references } of live) {
      for (const { fromRecordId: recordId, field, toKind, toDocumentId } of references) {
        if (byId.has(toDocumentId)) continue;
        const message = `${name} refers to ${toKind === 'experiment' ? 'an' : 'a'} ${toKind} that is not in this workspace`;
        yield { documentId, recordId, field, message };
      }
    }
  },
  good: () => [funnelOf('f', 'e', 'b'), facts('experiment', 'e')],
  bad: () => [funnelOf('f', 'gone', 'b')],
});
