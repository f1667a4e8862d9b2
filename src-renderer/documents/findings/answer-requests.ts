import { applyChange } from '../../../shared/documents/apply.ts';
import type { Document } from '../../../shared/documents/document.ts';
import type { Finding } from '../../../shared/documents/finding.ts';
import type { FindingsAnswer, FindingsRequest } from './listed-finding.ts';

/** The worker's side: keeps the document and answers what a kind's rules notice in it. */
export function answerRequests(
  find: (document: Document) => readonly Finding[],
): (request: FindingsRequest) => FindingsAnswer {
  let document: Document | null = null;
  return (request) => {
    try {
      document = next(document, request);
      const findings = find(document).map(({ fix, ...rest }) => ({ ...rest, fixLabel: fix?.label ?? null }));
      return { run: request.run, findings, failed: false };
    } catch {
      // A rule that trips over a document must not leave the old findings standing as if they were of now.
      return { run: request.run, findings: [], failed: true };
    }
  };
}

function next(document: Document | null, request: FindingsRequest): Document {
  if (request.document) return request.document;
  const applied = document && request.change ? applyChange(document, request.change) : null;
  if (!applied?.ok) throw new Error('The change does not fit the document in the worker.');
  return applied.value;
}
