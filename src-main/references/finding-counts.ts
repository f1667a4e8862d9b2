import { ok, type Result } from '../../shared/base/result.ts';
import type { AppError } from '../../shared/contract/errors.ts';
import { saidOf } from '../../shared/documents/finding.ts';
import type { RuleSettings } from '../../shared/documents/rule-settings.ts';
import { effectiveFindings } from '../../shared/workspace/effective-findings.ts';
import type { DocumentFinding, FindingCounts } from '../../shared/workspace/schemas.ts';
import type { DocumentsService } from '../documents/documents-service.ts';
import { inTurns } from '../in-turns.ts';

export interface FindingCountsService {
  /** What the rules find in each document that is not archived, as the workspace takes it. Checks only what has changed. */
  readonly count: () => Promise<Record<string, FindingCounts>>;
  /** What is counted of one document. Fails where there is no such document. */
  readonly listOf: (documentId: string) => Result<DocumentFinding[], AppError>;
}

/** Without those of the workspace's own rules, which `references.list` tells one by one. */
export function createFindingCounts(
  documents: Pick<DocumentsService, 'list' | 'read'>,
  ruleSettings: () => RuleSettings,
): FindingCountsService {
  let known = new Map<string, { readonly stamp: string; readonly counts: FindingCounts }>();

  async function count(): Promise<Record<string, FindingCounts>> {
    const settings = ruleSettings();
    const set = JSON.stringify(settings);
    const fresh: typeof known = new Map();
    await inTurns(documents.list({ archived: false }), ({ id, revision }) => {
      const stamp = `${revision} ${set}`;
      const kept = known.get(id);
      if (kept?.stamp === stamp) {
        fresh.set(id, kept);
        return;
      }
      const found = documents.read(id);
      if (!found.ok) return;
      const counts = { error: 0, warning: 0, info: 0 };
      for (const { severity } of effectiveFindings(found.value.document, settings).findings)
        counts[severity] += 1;
      fresh.set(id, { stamp, counts });
    });
    known = fresh;
    return Object.fromEntries([...fresh].map(([id, { counts }]) => [id, counts]));
  }

  function listOf(documentId: string): Result<DocumentFinding[], AppError> {
    const found = documents.read(documentId);
    if (!found.ok) return found;
    const { findings } = effectiveFindings(found.value.document, ruleSettings());
    return ok(findings.map(saidOf));
  }

  return { count, listOf };
}
