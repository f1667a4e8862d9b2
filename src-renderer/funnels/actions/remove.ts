import type { Id } from '../../../shared/base/ids.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { indexFunnel } from '../../../shared/funnels/funnel-index.ts';
import { wayOf } from '../../../shared/funnels/funnel-scene.ts';
import { createRemove } from '../../canvas/editing/remove.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { funnelRecordEdits, nameIn } from './record-edits.ts';
import { isExclusion, type Pair, rebranched, stepOf } from './records.ts';

const removeRecords = createRemove({
  edits: funnelRecordEdits,
  isHeld: () => false,
  isConnection: isExclusion,
  heldNames: { one: 'step', many: 'steps' },
  alsoUpdate: mended,
});

/**
 * Steps with the exclusions at them; branches begin and end at what is left. A way that is chosen alone is taken away where
 * it is one of a branch: that along the main line follows from the order.
 */
export function remove(document: Document, ids: readonly Id[]): Outcome | null {
  const records = removeRecords(document, ids);
  if (records) return records;
  const [way] = ids.flatMap((id) => wayOf(document, id) ?? []);
  const step = way && stepOf(document, way.stepId);
  if (!way || !step || way.way === 'next') return null;
  const after = way.way === 'rejoin' ? rebranched(step, { rejoin: null }) : { ...step, branch: null };
  return {
    label:
      way.way === 'rejoin'
        ? `Let ${nameIn(document, step)} end by itself`
        : `Put ${nameIn(document, step)} on the main line`,
    change: { added: [], updated: [[step, after]], removed: [] },
    select: [],
  };
}

/** Branches of steps that go: begun after the step before, back at the step behind, or else steps of the main line. */
function mended(document: Document, gone: ReadonlySet<Id>): readonly Pair[] {
  const { mainLine, branches } = indexFunnel(document);
  const places = new Map(mainLine.map(({ id }, place) => [id, place]));

  function before(id: Id): Id | null {
    const seen = new Set<Id>();
    for (let at: Id | null = id; at !== null && !seen.has(at); ) {
      if (!gone.has(at)) return at;
      seen.add(at);
      const place = places.get(at);
      at =
        place === undefined
          ? (stepOf(document, at)?.branch?.from ?? null)
          : (mainLine[place - 1]?.id ?? null);
    }
    return null;
  }

  function behind(id: Id): Id | null {
    const place = places.get(id);
    if (!gone.has(id) || place === undefined) return gone.has(id) ? null : id;
    return mainLine.slice(place + 1).find((step) => !gone.has(step.id))?.id ?? null;
  }

  return branches.flatMap(({ id, branch }): Pair[] => {
    const step = stepOf(document, id);
    const touched = gone.has(branch.from) || (branch.rejoin !== null && gone.has(branch.rejoin));
    if (!step || gone.has(id) || !touched) return [];
    const begin = before(branch.from);
    const from = begin === id ? null : begin;
    const rejoin = branch.rejoin === null ? null : behind(branch.rejoin);
    return [[step, from === null ? { ...step, branch: null } : rebranched(step, { from, rejoin })]];
  });
}
