import type { Id } from '../base/ids.ts';
import { isAttached, ownRecords } from '../documents/attached/attached.ts';
import type { Change, Document, DocumentRecord } from '../documents/document.ts';
import { followById, followList, ofKind } from '../documents/follow-list.ts';
import { touches } from '../documents/last-change.ts';
import { perDocument } from '../documents/per-document.ts';
import { isCollapsed } from '../drawing/own-layout.ts';
import type { Funnel, FunnelHeader, FunnelRecord } from './funnel.ts';
import type { Exclusion } from './records/exclusion.ts';
import type { FunnelNote } from './records/note.ts';
import type { Step } from './records/step.ts';

/** A funnel's records by kind, steps in order. */
export interface FunnelIndex {
  readonly header: FunnelHeader;
  readonly records: readonly FunnelRecord[];
  readonly steps: readonly Step[];
  /** The steps of no branch: what everybody is asked to pass. */
  readonly mainLine: readonly Step[];
  readonly branches: readonly BranchStep[];
  readonly exclusions: readonly Exclusion[];
  readonly notes: readonly FunnelNote[];
  readonly byId: ReadonlyMap<Id, FunnelRecord>;
  /** Position among all steps, from 0; undefined: no step of this funnel. */
  readonly positionOf: (id: Id) => number | undefined;
  readonly folds: () => BranchFolds;
}

/** What branches do to the picture. */
export interface BranchFolds {
  /** Steps after which a branch begins: they can be collapsed. */
  readonly holders: ReadonlySet<Id>;
  /** The collapsed step behind which each step of its branches stands; a step that is shown is missing. */
  readonly behind: ReadonlyMap<Id, Id>;
}

/** A step beside the main line. */
export type BranchStep = Step & { readonly branch: NonNullable<Step['branch']> };

export const indexFunnel: (document: Document) => FunnelIndex = perDocument(makeIndex, followIndex);

/** Repeated numbers stand in the sequence of their ids, so that every picture is the same. */
export function byOrder(a: { order: number; id: Id }, b: { order: number; id: Id }): number {
  return a.order - b.order || (a.id < b.id ? -1 : 1);
}

const isStep = ofKind<Step>('step');
const isExclusion = ofKind<Exclusion>('exclusion');
const isNote = ofKind<FunnelNote>('note');
const isOwn = (record: DocumentRecord): record is FunnelRecord => !isAttached(record);

function makeIndex(document: Document): FunnelIndex {
  const records = ownRecords(document) as readonly FunnelRecord[];
  return {
    header: (document as Funnel).header,
    records,
    ...lined(records.filter(isStep).toSorted(byOrder)),
    exclusions: records.filter(isExclusion),
    notes: records.filter(isNote),
    byId: new Map(records.map((record) => [record.id, record])),
  };
}

function followIndex(before: FunnelIndex, change: Change, document: Document): FunnelIndex {
  const records = ownRecords(document) as readonly FunnelRecord[];
  const steps = followList(before.steps, change, isStep, byOrder);
  return {
    ...before,
    header: (document as Funnel).header,
    records,
    ...(steps !== before.steps && lined(steps)),
    ...(touches(change, isExclusion) && { exclusions: records.filter(isExclusion) }),
    ...(touches(change, isNote) && { notes: records.filter(isNote) }),
    byId: followById(before.byId, change, isOwn),
  };
}

function lined(
  steps: readonly Step[],
): Pick<FunnelIndex, 'steps' | 'mainLine' | 'branches' | 'positionOf' | 'folds'> {
  let positions: ReadonlyMap<Id, number> | null = null;
  let folds: BranchFolds | null = null;
  const branches = steps.filter((step): step is BranchStep => step.branch !== null);
  return {
    steps,
    mainLine: steps.filter((step) => step.branch === null),
    branches,
    folds: () => {
      folds ??= foldsOf(steps, branches);
      return folds;
    },
    positionOf: (id) => {
      positions ??= new Map(steps.map((step, position) => [step.id, position]));
      return positions.get(id);
    },
  };
}

/**
 * The step of the main line at which each step's road begins, by the step's id; a step of the main line is its own. A
 * branch step that is missing here is tied to nothing: its beginning is no step, or it begins behind itself. Linear in
 * the number of steps.
 */
export function branchOrigins({
  branches,
  mainLine,
}: Pick<FunnelIndex, 'branches' | 'mainLine'>): ReadonlyMap<Id, Id> {
  const origins = new Map(mainLine.map(({ id }) => [id, id]));
  const after = Map.groupBy(branches, ({ branch }) => branch.from);
  const open = [...origins];
  for (let known = open.pop(); known !== undefined; known = open.pop()) {
    const [id, origin] = known;
    for (const next of after.get(id) ?? []) {
      if (origins.has(next.id)) continue;
      origins.set(next.id, origin);
      open.push([next.id, origin]);
    }
  }
  return origins;
}

const noFolds: BranchFolds = { holders: new Set(), behind: new Map() };

/** Each road from where it begins: what begins behind itself belongs to nothing and is never folded. Linear. */
function foldsOf(steps: readonly Step[], branches: readonly BranchStep[]): BranchFolds {
  if (branches.length === 0) return noFolds;
  const byId = new Map(steps.map((step) => [step.id, step]));
  const after = Map.groupBy(branches, ({ branch }) => branch.from);
  const holders = new Set<Id>();
  const behind = new Map<Id, Id>();
  const open = steps.filter(({ branch }) => branch === null || !byId.has(branch.from));
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const next = after.get(step.id);
    if (!next) continue;
    holders.add(step.id);
    const home = behind.get(step.id) ?? (isCollapsed(step) ? step.id : undefined);
    if (home !== undefined) for (const { id } of next) behind.set(id, home);
    open.push(...next);
  }
  return { holders, behind };
}
