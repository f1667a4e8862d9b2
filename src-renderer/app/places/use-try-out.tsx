import { lazy, Suspense, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Id } from '../../../shared/base/ids.ts';
import type { KindView } from '../../canvas/scene.ts';
import type { CanvasControl } from '../../documents/action.ts';
import type { BottomTab } from '../../documents/document-view/document-view.tsx';
import type { Session } from '../../documents/session.ts';
import { trialOf } from '../../processes/trying/trial.ts';
import { triedView } from '../../processes/trying/tried-view.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useServices } from '../services.ts';

const TrialPanel = lazy(async () => ({
  default: (await import('../../processes/trying/trial-panel.tsx')).TrialPanel,
}));

interface TryOutDeps {
  readonly control: CanvasControl | null;
  readonly onReveal: (recordId: Id) => void;
}

interface TryOut {
  readonly view: KindView;
  readonly tab: BottomTab | null;
}

/** Below a process the tab that tries it; the canvas shows the road while that tab is in front. */
export function useTryOut(session: Session, view: KindView, { control, onReveal }: TryOutDeps): TryOut {
  const services = useServices();
  const isProcess = useStore(session.store, ({ document }) => document.kind === 'process');
  const trial = useMemo(
    () => (isProcess ? trialOf(session, services.beside) : null),
    [isProcess, session, services.beside],
  );
  const tried = useMemo(() => (trial ? triedView(view, trial) : view), [view, trial]);
  const inFront = useStore(services.bottom.store, ({ tab }) => tab === 'try');
  const unfolded = useStore(services.settings.store, ({ panels }) => panels.bottom.open);
  const shown = inFront && unfolded;
  useEffect(() => {
    trial?.set({ shown });
    return () => trial?.set({ shown: false });
  }, [trial, shown]);
  /** Brings cards into view; what was selected stays it. */
  function show(recordIds: readonly Id[]) {
    const { selection } = session.store.getState();
    session.select(recordIds);
    control?.fitSelection();
    session.select([...selection]);
  }
  const tab: BottomTab | null = trial && {
    key: 'try',
    label: 'Try it',
    count: null,
    least: leastHeight,
    panel: (
      <Suspense fallback={<SkeletonRows rows={3} label="Opening the trial" />}>
        <TrialPanel session={session} onReveal={onReveal} onShow={show} />
      </Suspense>
    ),
  };
  return { view: tried, tab };
}

/** In pixels: an event and the road beside it cannot be read in less. */
const leastHeight = 264;
