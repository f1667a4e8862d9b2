import type { Document } from '../document.ts';
import { emptyChange } from '../document.ts';
import type { Finding } from '../finding.ts';
import { cutText } from '../in-words.ts';
import { recordIn } from '../rule-kit.ts';
import type { Suppression } from './suppression.ts';

/** Not among the rules of a kind: it looks at what they found. */
export const suppressionUnused = {
  name: 'any/suppression-unused',
  reason:
    'A reason to ignore what is no longer found hides the same thing when it comes back for another reason.',
  severity: 'info',
} as const;

export function unusedFinding(document: Document, suppression: Suppression): Finding {
  const { id, target, field, reason } = suppression;
  const said = cutText(reason, 40);
  return {
    id: `${suppressionUnused.name}:${id}:${field ?? ''}`,
    rule: suppressionUnused.name,
    severity: suppressionUnused.severity,
    recordId: target !== null && recordIn(document, target) ? target : null,
    field,
    message: `Nothing is ignored any more by${said === '' ? ' an ignored finding' : ` "${said}"`}`,
    fix: {
      label: 'Take it back',
      makeChange: (now) => {
        const record = recordIn(now, id);
        return record?.kind === 'suppression' ? { ...emptyChange, removed: [record] } : null;
      },
    },
  };
}
