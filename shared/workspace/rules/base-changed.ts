import { experiment, facts, variant } from './example.ts';
import { workspaceRule } from './workspace-rule.ts';

export const baseChanged = workspaceRule({
  name: 'base-changed',
  reason: 'A variant says what it changes: where the base has moved on since, it would undo what others did.',
  severity: 'warning',
  *notice({ live, byId }) {
    for (const { id: documentId, experiment: own } of live) {
      if (!own || own.status === 'completed' || own.status === 'cancelled') continue;
      for (const { id: recordId, name, key, baseDocumentId, fits } of own.variants) {
        if (fits !== false || baseDocumentId === null) continue;
        const base = byId.get(baseDocumentId)?.name ?? 'its base';
        const who = name.trim() === '' ? key : name;
        const message = `${who} was drawn over an earlier state of ${base} and no longer fits it`;
        yield { documentId, recordId, field: 'change', message };
      }
    }
  },
  good: () => [
    experiment('e', { variants: [variant('b', { baseDocumentId: 'j', fits: true })] }),
    facts('journey', 'j'),
  ],
  bad: () => [
    experiment('e', { variants: [variant('b', { baseDocumentId: 'j', fits: false })] }),
    facts('journey', 'j'),
  ],
});
