import type { FindingCounts, ListedWorkspaceFinding } from '../../shared/workspace/schemas.ts';

/** What the rules of the kind and those of the workspace found in a document, together; null: it was not counted yet. */
export function summaryOf(
  own: FindingCounts | undefined,
  among: readonly ListedWorkspaceFinding[] | undefined,
): FindingCounts | null {
  if (!own) return null;
  const all = { ...own };
  for (const { severity } of among ?? []) all[severity] += 1;
  return all;
}

/** '2 errors, 1 warning'; 'no findings'. */
export function countsInWords({ error, warning, info }: FindingCounts): string {
  const parts = [
    [error, 'error', 'errors'],
    [warning, 'warning', 'warnings'],
    [info, 'note', 'notes'],
  ] as const;
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`);
  return said.join(', ') || 'no findings';
}
