import { useMemo } from 'react';
import { useStore } from 'zustand';
import { Explorer } from '../../documents/explorer/explorer.tsx';
import type { PublishMark } from '../../documents/explorer/explorer-commands.ts';
import { BadgeLine } from '../../publishing/badges/badge-line.tsx';
import { documentMarks } from '../../publishing/badges/marks.ts';
import { usePublishing } from '../../publishing/publishing-store.ts';
import { checkOf, chosenEnvironment } from '../../publishing/store/state.ts';
import { useNow } from '../../publishing/use-now.ts';
import type { DocumentCommands } from '../document-commands.ts';
import { useServices } from '../services.ts';

interface DocumentsExplorerProps {
  readonly commands: DocumentCommands;
  readonly readOnly: boolean;
}

/** The explorer, with how each document stands against the chosen environment. */
export function DocumentsExplorer({ commands, readOnly }: DocumentsExplorerProps) {
  const { bridge, library, tabs, publishing, settings } = useServices();
  const active = useStore(tabs.store, (state) => state.active);
  const check = usePublishing(publishing, (state) => checkOf(state, state.chosenId));
  const environment = usePublishing(publishing, (state) => chosenEnvironment(state)?.name ?? null);
  const isOn = useStore(settings.store, (state) => state.lookInBackground);
  const now = useNow(60_000);
  const { status, error } = check;
  const marks = useMemo(
    () =>
      environment === null
        ? new Map<string, PublishMark>()
        : documentMarks({ status, error }, environment, now),
    [status, error, environment, now],
  );
  return (
    <>
      <Explorer
        bridge={bridge}
        library={library}
        active={active}
        marks={marks}
        readOnly={readOnly}
        commands={commands}
      />
      <BadgeLine store={publishing} isOn={isOn} />
    </>
  );
}
