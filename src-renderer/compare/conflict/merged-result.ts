import { useEffect, useState } from 'react';
import { isEmptyChange } from '../../../shared/documents/change.ts';
import { diffDocuments } from '../../../shared/documents/diff.ts';
import type { Change, Document } from '../../../shared/documents/document.ts';
import type { Merge } from '../../../shared/documents/merge.ts';
import { type Choice, resolveConflicts } from '../../../shared/documents/resolve-conflicts.ts';
import type { Findings } from '../../documents/findings/findings-store.ts';
import type { Session } from '../../documents/session.ts';
import { createScratchSession, type Refuse } from './scratch-session.ts';

/** One document of both sides, as the choices make it, and what was edited on top of it. */
export interface MergedResult {
  /** As the choices alone make it. */
  readonly resolved: Document;
  /** The same, to be edited. */
  readonly session: Session;
  /** What was edited before does not fit the choices as they are now, and was left out. */
  readonly lost: boolean;
}

/** null while something is not decided. What was edited on top of an earlier result is kept where it still fits. */
export function mergedResult(
  merge: Merge,
  choices: Readonly<Record<string, Choice>>,
  before: MergedResult | null,
  refuse?: Refuse,
): MergedResult | null {
  const resolved = resolveConflicts(merge, { conflicts: choices });
  if (!resolved.ok) return null;
  const session = createScratchSession(resolved.value, refuse);
  const edit = before && editOf(before);
  const fitted = !edit || session.commit('Earlier edits of the result', edit);
  return { resolved: resolved.value, session, lost: !fitted };
}

/** What was edited on top of the choices; null: nothing. */
export function editOf({ resolved, session }: MergedResult): Change | null {
  const edit = diffDocuments(resolved, session.store.getState().document);
  return isEmptyChange(edit) ? null : edit;
}

/** A value that is written changes with every key: the rules wait for a pause. In ms. */
const pause = 300;

/** What the rules say about the result, as it is edited; null until they are there. */
export function useResultFindings(
  result: MergedResult | null,
  findingsOf: (session: Session) => Findings | null,
): Findings | null {
  const [findings, setFindings] = useState<{ readonly of: MergedResult; readonly found: Findings } | null>(
    null,
  );
  useEffect(() => {
    if (!result) return undefined;
    let made: Findings | null = null;
    const timer = setTimeout(() => {
      made = findingsOf(result.session);
      setFindings(made && { of: result, found: made });
    }, pause);
    return () => {
      clearTimeout(timer);
      made?.stop();
    };
  }, [result, findingsOf]);
  return findings && findings.of === result ? findings.found : null;
}
