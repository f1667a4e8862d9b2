import type { Id } from '../../../shared/base/ids.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { indexFunnel } from '../../../shared/funnels/funnel-index.ts';
import type { Exclusion } from '../../../shared/funnels/records/exclusion.ts';
import type { FunnelNote } from '../../../shared/funnels/records/note.ts';
import type { Branch, Step } from '../../../shared/funnels/records/step.ts';

export type Pair = readonly [DocumentRecord, DocumentRecord];

export function isStep(record: DocumentRecord | undefined): record is Step {
  return record?.kind === 'step';
}

export function isExclusion(record: DocumentRecord): record is Exclusion {
  return record.kind === 'exclusion';
}

export function isNote(record: DocumentRecord): record is FunnelNote {
  return record.kind === 'note';
}

export function stepOf(document: Document, id: Id): Step | undefined {
  const record = Object.hasOwn(document.records, id) ? document.records[id] : undefined;
  return isStep(record) ? record : undefined;
}

/** The steps of one road: those of the main line, or those that begin after the same step. */
export function roadOf(document: Document, { branch }: Step): readonly Step[] {
  const { mainLine, steps } = indexFunnel(document);
  if (branch === null) return mainLine;
  return steps.filter((step) => step.branch !== null && step.branch.from === branch.from);
}

/** The same branch from, under or back at another step; keys that are not ours stay. */
export function rebranched(step: Step, branch: Partial<Pick<Branch, 'from' | 'condition' | 'rejoin'>>): Step {
  const before: Branch = step.branch ?? { from: '', condition: null, rejoin: null };
  return { ...step, branch: { ...before, ...branch } };
}

/** Whether `id` lies on the road that begins after `step`, or is it. */
export function leadsTo(document: Document, step: Id, id: Id): boolean {
  const seen = new Set<Id>();
  for (let at: Id | undefined = id; at !== undefined && !seen.has(at); ) {
    if (at === step) return true;
    seen.add(at);
    at = stepOf(document, at)?.branch?.from;
  }
  return false;
}
