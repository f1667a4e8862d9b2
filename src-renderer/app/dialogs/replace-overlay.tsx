import { useMemo } from 'react';
import { useStore } from 'zustand';
import { ReplaceDialog, type ReplaceScope } from '../../documents/document-view/replace/replace-dialog.tsx';
import type { Replaced } from '../../documents/document-view/replace/replace-run.ts';
import { sessionOf } from '../../documents/workspace-store.ts';
import { showDone } from '../../ui/toast.tsx';
import { contextOf } from '../actions/action-list.ts';
import type { DocumentCommands } from '../document-commands.ts';
import { useServices } from '../services.ts';

interface ReplaceOverlayProps {
  readonly scope: ReplaceScope;
  readonly text: string;
  readonly commands: DocumentCommands;
  readonly onClose: () => void;
}

/** Find and replace over the documents of this window and workspace. */
export function ReplaceOverlay({ scope, text, commands, onClose }: ReplaceOverlayProps) {
  const services = useServices();
  const { library, tabs, kinds, bridge, newId } = services;
  const documents = useStore(library.store, (state) => state.documents);
  const ids = useMemo(() => (documents ?? []).map(({ id }) => id), [documents]);
  const session = useMemo(() => contextOf(services).session, [services]);
  const deps = useMemo(
    () => ({
      bridge,
      newId,
      editsOf: (kind: keyof typeof kinds) => kinds[kind]?.edits ?? null,
      sessionOf: (id: string) => sessionOf(tabs.store.getState(), id),
    }),
    [bridge, newId, kinds, tabs],
  );
  return (
    <ReplaceDialog
      deps={deps}
      session={session}
      documents={ids}
      scope={scope}
      text={text}
      onReveal={commands.open}
      onDone={(replaced) => showDone(doneWords(replaced))}
      onClose={onClose}
    />
  );
}

function doneWords({ texts, documents, failed }: Replaced): string {
  const where = documents === 1 ? 'in 1 document' : `in ${documents} documents`;
  const done = `Replaced in ${texts === 1 ? '1 text' : `${texts} texts`} ${where}.`;
  if (failed.length === 0) return done;
  return `${done} Left as it was: ${failed.join(', ')}. It changed meanwhile; find again.`;
}
