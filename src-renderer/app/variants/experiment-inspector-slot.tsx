import { useMemo } from 'react';
import { sessionOf, variantTab } from '../../documents/workspace-store.ts';
import type { Around } from '../../experiments/around.ts';
import { ExperimentInspector } from '../../experiments/inspector/experiment-inspector.tsx';
import type { InspectorProps } from '../kinds.ts';
import { useServices } from '../services.ts';
import { promoteVariant } from './promote.ts';

/** The inspector of experiments, with the ways to their bases. */
export function ExperimentInspectorSlot(props: InspectorProps) {
  const { bridge, newId, library, tabs } = useServices();
  const { session, findings } = props;
  const around = useMemo((): Around => {
    const now = () => new Date().toISOString();
    return {
      library: library.store,
      findings,
      newId,
      now,
      editOnBase: (variantId) => tabs.activate(variantTab(session.id, variantId)),
      promote: (variantId) =>
        promoteVariant(
          {
            bridge,
            newId,
            now,
            experiment: session,
            openBase: (id) => sessionOf(tabs.store.getState(), id),
          },
          variantId,
        ),
    };
  }, [bridge, newId, library, tabs, session, findings]);
  return <ExperimentInspector {...props} around={around} />;
}
