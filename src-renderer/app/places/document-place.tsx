import { useState } from 'react';
import { useStore } from 'zustand';
import type { Action } from '../../documents/action.ts';
import { DocumentView } from '../../documents/document-view.tsx';
import type { Session } from '../../documents/session.ts';
import { panelLimits } from '../frame/frame.tsx';
import { useServices } from '../services.ts';

interface DocumentPlaceProps {
  readonly session: Session;
  readonly actions: readonly Action[];
  readonly run: (action: Action) => void;
}

/** One open document, put together from its kind's parts. */
export function DocumentPlace(_: DocumentPlaceProps) {
  const { settings } = useServices();
  const panels = useStore(settings.store, (state) => state.panels);
  const [tab, setTab] = useState('findings');
  return (
    <DocumentView
      toolbar={null}
      canvas={null}
      bottomTabs={[]}
      bottomTab={tab}
      onBottomTab={setTab}
      bottom={panels.bottom}
      bottomLimits={panelLimits.bottom}
      onBottom={(bottom) => settings.set({ panels: { ...panels, bottom } })}
    />
  );
}
