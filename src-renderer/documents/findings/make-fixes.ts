import type { NewId } from '../../../shared/base/ids.ts';
import { applyChange } from '../../../shared/documents/apply.ts';
import { isEmptyChange } from '../../../shared/documents/change.ts';
import type { Change, Document } from '../../../shared/documents/document.ts';
import type { Finding } from '../../../shared/documents/finding.ts';
import { squashChanges } from '../../../shared/documents/squash.ts';

export interface MadeFix {
  readonly label: string;
  readonly change: Change;
}

/** The fix of one finding, or null where it is no longer needed. */
export function makeFix(
  document: Document,
  found: readonly Finding[],
  id: string,
  newId: NewId,
): MadeFix | null {
  const fix = found.find((finding) => finding.id === id)?.fix;
  const change = fix?.makeChange(document, newId);
  return fix && change && !isEmptyChange(change) ? { label: fix.label, change } : null;
}

/**
 * The fixes of every finding of a rule, one after the other on the document as the ones before left it, as one change. One
 * that is no longer needed by then is left out; null: none is.
 */
export function makeFixes(
  document: Document,
  found: readonly Finding[],
  rule: string,
  newId: NewId,
): MadeFix | null {
  const changes: Change[] = [];
  const labels = new Set<string>();
  let now = document;
  for (const finding of found) {
    const change = finding.rule === rule ? finding.fix?.makeChange(now, newId) : null;
    if (!change || isEmptyChange(change)) continue;
    const applied = applyChange(now, change);
    if (!applied.ok) continue;
    now = applied.value;
    changes.push(change);
    labels.add(finding.fix?.label ?? '');
  }
  const [label] = labels;
  if (label === undefined) return null;
  const whole = squashChanges(changes);
  if (isEmptyChange(whole)) return null;
  const said = labels.size === 1 ? label : `Fix ${changes.length} findings`;
  return {
    label: changes.length > 1 && labels.size === 1 ? `${said}, ${changes.length} times` : said,
    change: whole,
  };
}
