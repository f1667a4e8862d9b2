import type { Id } from '../../../shared/base/ids.ts';
import { suppressionUnused } from '../../../shared/documents/attached/suppression-unused.ts';
import type { Document } from '../../../shared/documents/document.ts';
import type { Severity } from '../../../shared/documents/finding.ts';
import { judge } from '../../../shared/documents/judge.ts';
import { type IgnoredFinding, type ListedFinding, listed } from './listed-finding.ts';
import type { FindingsPolicy } from './policy.ts';

export interface FindingsState {
  /** `working` before the first answer only: later ones replace what is shown when they come. */
  readonly state: 'working' | 'ready' | 'failed';
  /** Errors first. */
  readonly findings: readonly ListedFinding[];
  /** Put aside with a reason. */
  readonly ignored: readonly IgnoredFinding[];
  /** The worst finding of each record, for the canvas. */
  readonly marks: ReadonlyMap<Id, Severity>;
  readonly counts: Readonly<Record<Severity, number>>;
}

export const nothingFound: FindingsState = {
  state: 'working',
  findings: [],
  ignored: [],
  marks: new Map(),
  counts: { error: 0, warning: 0, info: 0 },
};

/** What is shown of what was found in the document as it was when it was checked. */
export function judgedState(
  document: Document,
  found: readonly ListedFinding[],
  policy: FindingsPolicy,
): FindingsState {
  const all = [...found, ...policy.fromWorkspace()];
  const { findings, ignored } = judge(document, all, policy.settings(), (finding) =>
    listed(finding, suppressionUnused.reason),
  );
  return { state: 'ready', findings, ignored, ...summaryOf(findings) };
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

export function summaryOf(findings: readonly ListedFinding[]): Pick<FindingsState, 'marks' | 'counts'> {
  const marks = new Map<Id, Severity>();
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { recordId, severity } of findings) {
    counts[severity] += 1;
    const mark = recordId === null ? undefined : marks.get(recordId);
    if (recordId !== null && (mark === undefined || rank[severity] < rank[mark]))
      marks.set(recordId, severity);
  }
  return { marks, counts };
}
