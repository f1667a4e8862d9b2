import { applyChange } from '../../../shared/documents/apply.ts';
import type { Document } from '../../../shared/documents/document.ts';
import type { Checker, RuleSet } from '../../../shared/documents/rule-set.ts';
import type { FindingsAnswer, FindingsRequest } from './listed-finding.ts';

/**
 * The worker's side: keeps the document and answers what a kind's rules notice in it. After the first request only what a
 * change may concern is looked at again.
 */
export function answerRequests(
  rules: Pick<RuleSet, 'createChecker' | 'rules'>,
): (request: FindingsRequest) => FindingsAnswer {
  const reasons = new Map(rules.rules.map(({ name, reason }) => [name, reason]));
  let document: Document | null = null;
  let checker: Checker | null = null;
  return (request) => {
    try {
      const whole = request.document !== undefined || checker === null;
      document = next(document, request);
      checker ??= rules.createChecker();
      const found = whole ? checker.check(document) : checker.check(document, request.change);
      const named = new Set(found.map(({ rule }) => rule));
      return {
        run: request.run,
        findings: found.map(({ fix, ...rest }) => ({ ...rest, fixLabel: fix?.label ?? null })),
        reasons: Object.fromEntries([...named].map((rule) => [rule, reasons.get(rule) ?? ''])),
        failed: false,
      };
    } catch {
      // A rule that trips over a document must not leave the old findings standing as if they were of now.
      checker = null;
      return { run: request.run, findings: [], reasons: {}, failed: true };
    }
  };
}

function next(document: Document | null, request: FindingsRequest): Document {
  if (request.document) return request.document;
  const applied = document && request.change ? applyChange(document, request.change) : null;
  if (!applied?.ok) throw new Error('The change does not fit the document in the worker.');
  return applied.value;
}
