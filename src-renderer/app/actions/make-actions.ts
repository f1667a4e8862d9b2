import type { DocumentSummary } from '../../../shared/documents/summary.ts';
import type { WorkspaceStatus } from '../../../shared/settings/workspace.ts';
import { bundleActions } from '../../bundles/bundle-actions.ts';
import { canvasActions } from '../../canvas/actions/canvas-actions.ts';
import { type CanvasClipboard, createCanvasClipboard } from '../../canvas/clipboard/canvas-clipboard.ts';
import { createTidier, type Tidier } from '../../canvas/layout/tidier.ts';
import { compareActions } from '../../compare/compare-actions.ts';
import type { Action } from '../../documents/action.ts';
import { commentActions } from '../../documents/comments/comment-actions.ts';
import { variantTab } from '../../documents/workspace-store.ts';
import { experimentActions } from '../../experiments/actions/experiment-actions.ts';
import { funnelActions } from '../../funnels/actions/funnel-actions.ts';
import { journeyActions } from '../../journeys/actions/journey-actions.ts';
import { processActions } from '../../processes/actions/process-actions.ts';
import { publishingActions } from '../../publishing/publishing-actions.ts';
import { showDone } from '../../ui/toast.tsx';
import { stepsThroughDocuments } from '../differing-documents.ts';
import type { DocumentCommands } from '../document-commands.ts';
import { publishingTab } from '../frame/places.ts';
import type { Services } from '../services.ts';
import { contextOf, joinActions } from './action-list.ts';
import { appActions } from './app-actions.ts';
import { findActions } from './find-actions.ts';
import { pictureActions } from './picture-actions.ts';

interface ActionDeps {
  readonly services: Services;
  readonly commands: DocumentCommands;
  readonly host: WorkspaceStatus['host'];
  readonly readOnly: boolean;
}

export interface ActionSet {
  readonly actions: readonly Action[];
  readonly clipboard: CanvasClipboard;
  readonly tidier: Tidier;
}

/** Everything that can be done in the window, from every feature: one list for toolbars, palette, shortcuts and menus. */
export function makeActions(deps: ActionDeps): ActionSet {
  const { services, readOnly } = deps;
  const kinds = Object.values(services.kinds).map(({ edits }) => edits);
  const frozen = () => (readOnly ? 'This workspace is read only.' : null);
  const tell = (message: string) => showDone(message);
  const clipboard = createCanvasClipboard({
    context: () => contextOf(services),
    editsOf: ({ session }) =>
      kinds.find(({ kind }) => kind === session?.store.getState().document.kind) ?? null,
    frozen,
    tell,
  });
  const tidier = createTidier({ tell });
  const actions = joinActions(
    appActions(deps),
    canvasActions({ kinds, clipboard, tidier, frozen }),
    findActions({ overlays: services.overlays, frozen }),
    journeyActions({ newId: services.newId, frozen }),
    funnelActions({ newId: services.newId, frozen }),
    processActions({ newId: services.newId, frozen }),
    experimentActions({
      frozen,
      editOnBase: (experimentId, variantId) => services.tabs.activate(variantTab(experimentId, variantId)),
    }),
    compareActions({
      comparisonOf: services.comparisons.known,
      open: (id) => void deps.commands.compare(id),
      steps: (comparison) => stepsThroughDocuments(services, comparison),
    }),
    commentActions({
      commenting: services.commenting,
      showPanel: () => services.bottom.show('comments'),
      frozen,
    }),
    pictureActions({ services, frozen }),
    bundleActions({
      showExport: deps.commands.exportBundle,
      chooseImport: deps.commands.chooseBundle,
      exportCsv: async () => {
        const document = activeDocument(services);
        if (document) await deps.commands.exportCsv(document);
      },
      hasDocuments: () => (services.library.store.getState().documents?.length ?? 0) > 0,
      active: () => activeDocument(services)?.id ?? null,
      frozen,
    }),
    publishingActions({
      store: services.publishing,
      onOpen: () => services.tabs.activate(publishingTab),
    }),
  );
  return { actions, clipboard, tidier };
}

/** The document in front; null: none, or something that is no document of its own. */
function activeDocument({ tabs, library }: Services): DocumentSummary | null {
  const { active } = tabs.store.getState();
  return library.store.getState().documents?.find(({ id }) => id === active) ?? null;
}
