import { useMemo } from 'react';
import { useStore } from 'zustand';
import { Explorer } from '../../documents/explorer/explorer.tsx';
import type { PublishMark } from '../../documents/explorer/explorer-commands.ts';
import { syncBadge } from '../../publishing/plan/sync-badge.tsx';
import { usePublishing } from '../../publishing/publishing-store.ts';
import { checkOf } from '../../publishing/store/state.ts';
import type { DocumentCommands } from '../document-commands.ts';
import { useServices } from '../services.ts';

interface DocumentsExplorerProps {
  readonly commands: DocumentCommands;
  readonly readOnly: boolean;
}

/** The explorer, with how each document stands against the chosen environment. */
export function DocumentsExplorer({ commands, readOnly }: DocumentsExplorerProps) {
  const { bridge, library, tabs, publishing } = useServices();
  const active = useStore(tabs.store, (state) => state.active);
  const standing = usePublishing(publishing, (state) => checkOf(state, state.chosenId).status);
  const marks = useMemo(() => {
    // An environment without the tables has nothing to compare with: every document would be new.
    const documents = standing?.database === 'ready' ? standing.documents : [];
    return new Map<string, PublishMark>(
      documents.map((document) => {
        const { label, tone } = syncBadge(document.state);
        return [document.documentId, { label, tone }];
      }),
    );
  }, [standing]);
  return (
    <Explorer
      bridge={bridge}
      library={library}
      active={active}
      marks={marks}
      readOnly={readOnly}
      commands={commands}
    />
  );
}
