import { useStore } from 'zustand';
import { CompareDetails, CompareExplorer } from '../../compare/compare-sides.tsx';
import { CompareView } from '../../compare/compare-view.tsx';
import { createComparison } from '../../compare/comparison-store.ts';
import type { Session } from '../../documents/session.ts';
import { noGestures } from '../kinds.ts';
import { useServices } from '../services.ts';

interface SlotProps {
  readonly session: Session;
  readonly readOnly: boolean;
}

export function CompareMainSlot({ session, readOnly }: SlotProps) {
  const { bridge, kinds, settings, comparisons } = useServices();
  const options = useStore(settings.store, (state) => state.canvas);
  const { kind } = session.store.getState().document;
  const panels = useStore(settings.store, (state) => state.panels);

  function focusInspector() {
    const { inspector } = panels;
    if (!inspector.open) settings.set({ panels: { ...panels, inspector: { ...inspector, open: true } } });
    requestAnimationFrame(() => document.querySelector<HTMLElement>('#inspector button')?.focus());
  }

  return (
    <CompareView
      comparison={comparisons.of(session, createComparison)}
      bridge={bridge}
      view={kinds[kind]?.edits.view ?? null}
      gestures={noGestures}
      options={options}
      readOnly={readOnly}
      onInspect={focusInspector}
    />
  );
}

export function CompareExplorerSlot({ session }: { readonly session: Session }) {
  const { comparisons } = useServices();
  return <CompareExplorer comparison={comparisons.of(session, createComparison)} />;
}

export function CompareDetailsSlot({ session, readOnly }: SlotProps) {
  const { comparisons } = useServices();
  return <CompareDetails comparison={comparisons.of(session, createComparison)} readOnly={readOnly} />;
}
