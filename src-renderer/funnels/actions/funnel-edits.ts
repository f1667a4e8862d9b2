import type { NewId } from '../../../shared/base/ids.ts';
import type { KindEdits } from '../../canvas/actions/kind-edits.ts';
import { createFunnelView } from '../funnel-view.tsx';
import type { FunnelMeasuresStore } from '../measures/measures-store.ts';
import { copy, duplicate, paste } from './copies.ts';
import { funnelGestures } from './funnel-gestures.ts';
import { align, distribute } from './move.ts';
import { isExclusion, isStep } from './records.ts';
import { textFields } from './text-fields.ts';

/** What can be done to a funnel, for the canvas's actions. */
export function funnelEdits(newId: NewId, measures: FunnelMeasuresStore): KindEdits {
  return {
    kind: 'funnel',
    view: createFunnelView(measures),
    gestures: funnelGestures(newId),
    align,
    distribute,
    duplicate: (document, ids) => duplicate(document, ids, newId),
    copy,
    paste: (document, fragment, at, offset) => paste(document, fragment, at, offset, newId),
    checkFragment: async (fragment) => {
      const { isFunnelFragment } = await import('./check-fragment.ts');
      return isFunnelFragment(fragment);
    },
    isOrdered: (record) => isStep(record) || isExclusion(record),
    whyNotTidied: 'Steps stand in their order and exclusions above them: a funnel is always tidy.',
    textFields,
    layoutGraph: () => ({ nodes: [], edges: [] }),
    // oxlint-disable-next-line eslint/require-yield -- there are no steps
    *layingOut() {
      return null;
    },
  };
}
