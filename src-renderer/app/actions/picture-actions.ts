import type { Point } from '../../../shared/drawing/scene.ts';
import type { Action, ActionContext } from '../../documents/action.ts';
import type { Session } from '../../documents/session.ts';
import { addImage } from '../../pictures/images/image-edits.ts';
import { pickFiles } from '../../ui/files.ts';
import { showFailure } from '../../ui/toast.tsx';
import type { Services } from '../services.ts';

interface PictureActionDeps {
  readonly services: Services;
  /** Why nothing can be changed now; null where it can. */
  readonly frozen: () => string | null;
}

const imageFiles = 'image/png,image/jpeg,image/webp,image/gif';

/** Pictures of the document in front, images on its canvas, and the ways to show it to others. */
export function pictureActions({ services, frozen }: PictureActionDeps): readonly Action[] {
  const { overlays } = services;
  const needsDocument = ({ session }: ActionContext) => (session ? null : 'Open a document first.');
  const needsJourney = ({ session }: ActionContext) =>
    session?.store.getState().document.kind === 'journey' ? null : 'This is not a journey.';
  return [
    {
      id: 'document.picture',
      label: 'Export a picture',
      keywords: ['SVG', 'PNG', 'PDF', 'image', 'save'],
      group: 'File',
      shortcuts: ['mod+alt+E'],
      disabled: needsDocument,
      run: () => overlays.show({ kind: 'picture', format: 'svg' }),
    },
    {
      id: 'document.print',
      label: 'Print or save as PDF',
      keywords: ['export', 'paper', 'page'],
      group: 'File',
      shortcuts: ['mod+alt+P'],
      disabled: needsDocument,
      run: () => overlays.show({ kind: 'picture', format: 'pdf' }),
    },
    {
      id: 'view.present',
      label: 'Present the document',
      keywords: ['presentation', 'full screen', 'walk through'],
      group: 'View',
      shortcuts: ['mod+alt+S'],
      disabled: needsDocument,
      run: () => overlays.show({ kind: 'presentation' }),
    },
    {
      id: 'view.sideBySide',
      label: 'Show as-is and to-be side by side',
      keywords: ['compare', 'two journeys'],
      group: 'View',
      shortcuts: ['mod+alt+T'],
      disabled: (context) => needsDocument(context) ?? needsJourney(context),
      run: () => overlays.show({ kind: 'side-by-side' }),
    },
    {
      id: 'view.channels',
      label: 'Show rows by channel, or by persona',
      keywords: ['swimlanes'],
      group: 'View',
      shortcuts: ['mod+alt+R'],
      disabled: (context) => needsDocument(context) ?? needsJourney(context),
      run: ({ session }) => {
        if (session) services.channelRows.toggle(session.id);
      },
    },
    {
      id: 'insert.image',
      label: 'Add an image',
      keywords: ['picture', 'screenshot', 'attach'],
      group: 'Insert',
      shortcuts: ['alt+shift+I'],
      disabled: (context) => needsDocument(context) ?? frozen(),
      run: async ({ session, canvas, place }) => {
        if (!session) return;
        const at = place ?? canvas?.center() ?? { x: 0, y: 0 };
        await takeImages(services, session, await pickFiles(imageFiles), at);
      },
    },
  ];
}

export function isImageFile({ type }: { readonly type: string }): boolean {
  return imageFiles.split(',').includes(type);
}

/** Keeps the images in the workspace and puts them on the canvas, one beside the other; what is none is said. */
export async function takeImages(
  { images, newId }: Pick<Services, 'images' | 'newId'>,
  session: Session,
  files: readonly File[],
  at: Point,
): Promise<void> {
  for (const [index, file] of files.entries()) {
    const reply = await images.add(file);
    if (!reply.ok) {
      showFailure(reply.error);
      continue;
    }
    const outcome = addImage(reply.value, { x: at.x + index * 32, y: at.y + index * 32 }, newId);
    if (session.commit(outcome.label, outcome.change) && outcome.select) session.select(outcome.select);
  }
}
