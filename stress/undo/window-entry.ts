import { createFunnelMeasures } from '../../src-renderer/funnels/measures/measures-store.ts';

/** What the stress run takes from the window: bundled, because cards carry styles that Node cannot read. */
export {
  setCollapsed,
  setEdgeShape,
  setLabelOffset,
  setPinned,
} from '../../src-renderer/canvas/actions/own-layout.ts';
export { experimentEdits } from '../../src-renderer/experiments/actions/experiment-edits.ts';
export { funnelEdits } from '../../src-renderer/funnels/actions/funnel-edits.ts';
export { journeyEdits } from '../../src-renderer/journeys/actions/journey-edits.ts';
export { processEdits } from '../../src-renderer/processes/actions/process-edits.ts';

/** A funnel in a workspace without imported figures. */
export function noMeasures() {
  return createFunnelMeasures({
    call: () => Promise.resolve({ ok: true, value: null } as never),
    on: () => () => undefined,
    onState: () => () => undefined,
  });
}
