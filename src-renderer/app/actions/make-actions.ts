import type { WorkspaceStatus } from '../../../shared/settings/workspace.ts';
import type { Action } from '../../documents/action.ts';
import { publishingActions } from '../../publishing/publishing-actions.ts';
import type { DocumentCommands } from '../document-commands.ts';
import { publishingTab } from '../frame/places.ts';
import type { Services } from '../services.ts';
import { joinActions } from './action-list.ts';
import { appActions } from './app-actions.ts';

interface ActionDeps {
  readonly services: Services;
  readonly commands: DocumentCommands;
  readonly host: WorkspaceStatus['host'];
  readonly readOnly: boolean;
}

/** Everything that can be done in the window, from every feature: one list for toolbars, palette, shortcuts and menus. */
export function makeActions(deps: ActionDeps): readonly Action[] {
  const { services } = deps;
  return joinActions(
    appActions(deps),
    publishingActions({
      store: services.publishing,
      onOpen: () => services.tabs.activate(publishingTab),
    }),
  );
}
