import { useStore } from 'zustand';
import { makeChannelScene } from '../../../shared/journeys/channel-scene.ts';
import { sessionOf } from '../../documents/workspace-store.ts';
import { PictureDialog } from '../../pictures/picture-dialog.tsx';
import { Presentation } from '../../presentation/presentation.tsx';
import { SideBySide } from '../../presentation/side-by-side.tsx';
import type { DocumentCommands } from '../document-commands.ts';
import type { Overlay } from '../overlays.ts';
import { useServices } from '../services.ts';

type Shown = Extract<Overlay, { kind: 'picture' | 'presentation' | 'side-by-side' }>;

interface PictureOverlaysProps {
  readonly overlay: Shown;
  readonly commands: DocumentCommands;
  readonly readOnly: boolean;
  readonly onClose: () => void;
}

/** Everything that shows a document as a picture. */
export function PictureOverlays({ overlay, commands, readOnly, onClose }: PictureOverlaysProps) {
  const { bridge, channelRows, images, kinds, library, tabs } = useServices();
  const session = useStore(tabs.store, (state) => sessionOf(state, state.active));
  const journeys = useStore(library.store, ({ documents }) => documents);
  const dark = globalThis.document.documentElement.dataset['mantineColorScheme'] === 'dark';
  const about = { images, theme: dark ? 'dark' : 'light', onClose } as const;
  if (!session) return null;
  const measures = kinds[session.store.getState().document.kind]?.measuresOf?.(session.id) ?? null;
  switch (overlay.kind) {
    case 'picture':
      return (
        <PictureDialog
          {...about}
          session={session}
          bridge={bridge}
          measures={measures}
          format={overlay.format}
          makeScene={channelRows.store.getState().has(session.id) ? makeChannelScene : null}
        />
      );
    case 'presentation':
      return <Presentation {...about} session={session} measures={measures} />;
    default:
      return (
        <SideBySide
          {...about}
          session={session}
          bridge={bridge}
          journeys={journeys ?? []}
          readOnly={readOnly}
          onOpen={commands.open}
          onCopy={() => commands.copyToBe(session)}
        />
      );
  }
}
