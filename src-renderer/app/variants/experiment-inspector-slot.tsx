import { useMemo } from 'react';
import { err } from '../../../shared/base/result.ts';
import { sessionOf, variantTab } from '../../documents/workspace-store.ts';
import type { Around } from '../../experiments/around.ts';
import { ExperimentInspector } from '../../experiments/inspector/experiment-inspector.tsx';
import { showDone } from '../../ui/toast.tsx';
import type { InspectorProps } from '../kinds.ts';
import { useServices } from '../services.ts';
import { promoteVariant } from './promote.ts';

const takeFirst = 'Take the result first. Until then it is in no document.';

/** The inspector of experiments, with the ways to their bases. */
export function ExperimentInspectorSlot(props: InspectorProps) {
  const { bridge, newId, library, tabs } = useServices();
  const { session, findings } = props;
  const around = useMemo((): Around => {
    const now = () => new Date().toISOString();
    // The result of a merge is edited before it is kept anywhere: what leads to other documents waits for that.
    const isKept = () => sessionOf(tabs.store.getState(), session.id) === session;
    return {
      library: library.store,
      findings,
      newId,
      now,
      editOnBase: (variantId) =>
        isKept() ? tabs.activate(variantTab(session.id, variantId)) : showDone(takeFirst),
      promote: async (variantId) => {
        if (!isKept()) return err(takeFirst);
        return promoteVariant(
          {
            bridge,
            newId,
            now,
            experiment: session,
            openBase: (id) => sessionOf(tabs.store.getState(), id),
          },
          variantId,
        );
      },
    };
  }, [bridge, newId, library, tabs, session, findings]);
  return <ExperimentInspector {...props} around={around} />;
}
