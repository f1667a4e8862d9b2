import { GitCompareArrows } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { kindWords } from '../../documents/explorer/kinds.ts';
import type { Session } from '../../documents/session.ts';
import { comparedIn, isPlace, sessionOf, variantIn } from '../../documents/workspace-store.ts';
import { usePublishing } from '../../publishing/publishing-store.ts';
import { chosenEnvironment } from '../../publishing/store/state.ts';
import type { DocumentCommands } from '../document-commands.ts';
import { placeOfTab, placeWords, publishingTab } from '../frame/places.ts';
import { useServices } from '../services.ts';
import { variantTabWords } from '../variants/tab-words.ts';
import type { TabWords } from './tab-button.tsx';
import { TabStrip } from './tab-strip.tsx';

/** The tab strip, with names and saving states of what is open. */
export function OpenTabs({ commands }: { readonly commands: DocumentCommands }) {
  const { tabs, library, publishing } = useServices();
  const open = useStore(tabs.store, (state) => state.open);
  const active = useStore(tabs.store, (state) => state.active);
  const openings = useStore(tabs.store, (state) => state.openings);
  const documents = useStore(library.store, (state) => state.documents);
  const sessions = useMemo(
    () => open.flatMap((id) => sessionOf({ ...tabs.store.getState(), openings }, id) ?? []),
    [open, openings, tabs],
  );
  const saving = useSavingStates(sessions);

  // The tab says by its colour which database is meant, production above all.
  const environment = usePublishing(publishing, chosenEnvironment);

  const words = open.map((id): TabWords => {
    if (isPlace(id)) {
      const { label, Icon } = placeWords[placeOfTab(id)];
      const edge = id === publishingTab && environment ? `var(--env-${environment.role})` : undefined;
      return { id, name: label, Icon, color: edge ?? 'currentColor', edge, state: 'quiet' };
    }
    if (variantIn(id)) {
      const shown = sessionOf({ ...tabs.store.getState(), openings }, id);
      return { id, ...variantTabWords(shown), state: saving.get(id) ?? 'quiet' };
    }
    const compared = comparedIn(id);
    const documentId = compared ?? id;
    const summary = documents?.find((document) => document.id === documentId);
    const session = sessions.find((candidate) => candidate.id === documentId);
    const kind = kindWords[summary?.kind ?? 'journey'];
    const name =
      session?.store.getState().document.header.name ?? summary?.name ?? (documents ? 'Not found' : '…');
    if (compared !== null)
      return { id, name: `${name}, compared`, Icon: GitCompareArrows, color: kind.color, state: 'quiet' };
    return { id, name, Icon: kind.Icon, color: kind.color, state: saving.get(id) ?? 'quiet' };
  });

  return (
    <TabStrip
      tabs={words}
      active={active}
      onActivate={tabs.activate}
      onClose={(id) => void commands.closeTab(id)}
      onCloseOthers={(id) => {
        for (const other of open) if (other !== id) void commands.closeTab(other);
      }}
      onMove={tabs.move}
    />
  );
}

type SavingStates = ReadonlyMap<string, TabWords['state']>;

/** Which documents are being saved, told only when that changes. A save of a few milliseconds shows nothing. */
function useSavingStates(sessions: readonly Session[]): SavingStates {
  const [states, setStates] = useState<SavingStates>(new Map());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => setStates(new Map(sessions.map((session) => [session.id, stateOf(session)])));
    const stops = sessions.map((session) =>
      session.store.subscribe((now, before) => {
        const changed = now.saving.state !== before.saving.state;
        const renamed = now.document.header.name !== before.document.header.name;
        if (!changed && !renamed) return;
        clearTimeout(timer);
        timer = setTimeout(read, 200);
      }),
    );
    read();
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [sessions]);
  return states;
}

function stateOf(session: Session): TabWords['state'] {
  const { state } = session.store.getState().saving;
  if (state === 'saved') return 'quiet';
  return state === 'saving' ? 'saving' : 'unsaved';
}
