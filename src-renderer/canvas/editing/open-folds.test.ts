import { describe, expect, it } from 'vitest';
import { applyChange } from '../../../shared/documents/apply.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { isCollapsed } from '../../../shared/drawing/own-layout.ts';
import { makeFunnelScene } from '../../../shared/funnels/funnel-scene.ts';
import { consultationPurchase } from '../../../shared/funnels/samples/consultation-purchase.ts';
import { makeProcessScene } from '../../../shared/processes/process-scene.ts';
import { billingRetry } from '../../../shared/processes/samples/billing-retry.ts';
import { connectToNew as branchOff } from '../../funnels/actions/add.ts';
import { connect } from '../../funnels/actions/connect.ts';
import { connectToNew } from '../../processes/actions/add.ts';
import { moveToRoad } from '../../processes/actions/move.ts';
import { setFields } from '../../processes/actions/record-edits.ts';
import { setCollapsed } from '../actions/own-layout.ts';
import type { Outcome } from '../gestures.ts';
import { withFoldsOpen } from './open-folds.ts';

let counter = 0;
const newId = () => `00000000-0000-4000-8000-${(++counter).toString(16).padStart(12, '0')}`;
const collapsing = { what: 'a container', isAble: () => true };
const process = { makeScene: makeProcessScene, collapsing };
const funnel = { makeScene: makeFunnelScene, collapsing };

function after(document: Document, outcome: Outcome | null): Document {
  const applied = outcome && applyChange(document, outcome.change);
  if (!applied?.ok) throw new Error('Nothing came of it');
  return applied.value;
}

function named(document: Document, name: string) {
  const record = Object.values(document.records).find((one) => one['name'] === name);
  if (!record) throw new Error(`There is no ${name}`);
  return record;
}

function collapsed(document: Document, name: string): Document {
  return after(
    document,
    setCollapsed(document, [named(document, name).id], true, () => name),
  );
}

describe('what is made or moved into something collapsed', () => {
  const closed = collapsed(billingRetry(newId), 'Provider cannot be reached');
  const fallback = named(closed, 'Provider cannot be reached');

  it('opens that in the same step, so that a new card is seen', () => {
    const made = connectToNew(closed, fallback.id, 'wait', { x: 900, y: 600 }, newId);
    const opened = withFoldsOpen(closed, made!, process);
    expect(opened.label).toBe(made?.label);
    const now = after(closed, opened);
    expect(isCollapsed(now.records[fallback.id]!)).toBe(false);
    expect(makeProcessScene(now, null).nodes.map(({ id }) => id)).toContain(made?.select?.[0]);
    const moved = moveToRoad(closed, [named(closed, 'Tell the customer').id], fallback.id);
    expect(isCollapsed(after(closed, withFoldsOpen(closed, moved!, process)).records[fallback.id]!)).toBe(
      false,
    );
  });

  it('stays collapsed where what changes stood behind it before, or is another matter', () => {
    const [inside, outside] = ['Hold the invoice', 'Give to billing'];
    for (const name of [inside, outside]) {
      const renamed = setFields(closed, [named(closed, name).id], { name: 'Other' });
      expect(withFoldsOpen(closed, renamed!, process)).toBe(renamed);
    }
  });

  it('opens one step in another, as deep as the branch begins, where a branch comes to it', () => {
    const start = consultationPurchase(newId);
    const both = collapsed(collapsed(start, 'Send a question'), 'View profile');
    const deep = branchOff(both, named(both, 'Send a question').id, 'step', { x: 0, y: 900 }, newId);
    const now = after(both, withFoldsOpen(both, deep!, funnel));
    expect(['Send a question', 'View profile'].map((name) => isCollapsed(named(now, name)))).toEqual([
      false,
      false,
    ]);
    const pulled = connect(both, named(both, 'View profile').id, named(both, 'Compare prices').id);
    const shown = makeFunnelScene(after(both, withFoldsOpen(both, pulled!, funnel)), null);
    expect(shown.nodes.map(({ record }) => record['name'])).toContain('Compare prices');
  });
});
