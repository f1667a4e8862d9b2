import type { DocumentSummary } from '../../../shared/documents/summary.ts';
import type { WorkspaceStatus } from '../../../shared/settings/workspace.ts';
import type { Action } from '../../documents/action.ts';
import type { DocumentCommands } from '../document-commands.ts';
import { mapTab, publishingTab, settingsTab } from '../frame/places.ts';
import type { Services } from '../services.ts';

interface AppActionDeps {
  readonly services: Services;
  readonly commands: DocumentCommands;
  readonly host: WorkspaceStatus['host'];
  readonly readOnly: boolean;
}

const always = () => null;

/** What the window itself can do. Canvas, journeys and publishing bring their own lists. */
export function appActions({ services, commands, host, readOnly }: AppActionDeps): readonly Action[] {
  const { tabs, overlays, settings, library } = services;
  const whereWritable = () => (readOnly ? 'This workspace is read only.' : null);
  const activeDocument = () => {
    const { active } = tabs.store.getState();
    return library.store.getState().documents?.find(({ id }) => id === active) ?? null;
  };
  const needsDocument = () => (activeDocument() === null ? 'Open a document first.' : null);
  const withDocument = (run: (document: DocumentSummary) => Promise<void>) => async () => {
    const document = activeDocument();
    if (document) await run(document);
  };
  // A browser keeps some keys for its own tabs; the second one of each pair works there too.
  const inHost = (native: string, browser: string) =>
    host === 'electron' ? [native, browser] : [browser, native];
  const togglePanel = (name: 'explorer' | 'inspector' | 'bottom') => {
    const { panels } = settings.store.getState();
    settings.set({ panels: { ...panels, [name]: { ...panels[name], open: !panels[name].open } } });
  };

  return [
    {
      id: 'document.new',
      label: 'New document',
      group: 'File',
      shortcuts: inHost('mod+N', 'alt+N'),
      disabled: whereWritable,
      run: () => commands.create(),
    },
    {
      id: 'document.import',
      label: 'Import a file',
      group: 'File',
      shortcuts: ['mod+O'],
      disabled: whereWritable,
      run: commands.chooseImport,
    },
    {
      id: 'document.export',
      label: 'Export the document as a file',
      group: 'File',
      shortcuts: ['mod+shift+E'],
      disabled: needsDocument,
      run: withDocument(commands.exportJson),
    },
    {
      id: 'document.exportMermaid',
      label: 'Export as Mermaid',
      group: 'File',
      shortcuts: [],
      disabled: needsDocument,
      run: withDocument(commands.exportMermaid),
    },
    {
      id: 'document.saveTemplate',
      label: 'Save the document as a template',
      group: 'File',
      shortcuts: [],
      disabled: () => whereWritable() ?? needsDocument(),
      run: withDocument((document) => commands.saveTemplate(document, null)),
    },
    {
      id: 'document.saveSelectionTemplate',
      label: 'Save the selection as a template',
      group: 'File',
      shortcuts: [],
      disabled: ({ session }) =>
        whereWritable() ??
        needsDocument() ??
        (session === null || session.store.getState().selection.size === 0
          ? 'Select something first.'
          : null),
      run: async ({ session }) => {
        const document = activeDocument();
        if (!document || !session) return;
        await commands.saveTemplate(document, [...session.store.getState().selection]);
      },
    },
    {
      id: 'document.duplicate',
      label: 'Duplicate the document',
      group: 'File',
      shortcuts: [],
      disabled: () => whereWritable() ?? needsDocument(),
      run: withDocument(commands.duplicate),
    },
    {
      id: 'document.archive',
      label: 'Archive the document',
      group: 'File',
      shortcuts: [],
      disabled: () => whereWritable() ?? needsDocument(),
      run: withDocument(commands.archive),
    },
    {
      id: 'workspace.backup',
      label: 'Back up the workspace now',
      group: 'Workspace',
      shortcuts: [],
      disabled: always,
      run: commands.backup,
    },
    {
      id: 'workspace.addSamples',
      label: 'Add the samples',
      group: 'Workspace',
      shortcuts: [],
      disabled: whereWritable,
      run: commands.addSamples,
    },
    {
      id: 'tab.close',
      label: 'Close the tab',
      group: 'File',
      shortcuts: inHost('mod+W', 'alt+W'),
      whileTyping: true,
      disabled: () => (tabs.store.getState().active === null ? 'No tab is open.' : null),
      run: () => {
        const { active } = tabs.store.getState();
        if (active !== null) void commands.closeTab(active);
      },
    },
    {
      id: 'tab.reopen',
      label: 'Reopen the closed tab',
      group: 'File',
      shortcuts: inHost('mod+shift+T', 'alt+shift+W'),
      disabled: () => (tabs.store.getState().closed.length === 0 ? 'No tab was closed.' : null),
      run: tabs.reopenClosed,
    },
    {
      id: 'view.palette',
      label: 'Search or run a command',
      group: 'Go',
      shortcuts: ['mod+K', 'mod+P'],
      whileTyping: true,
      disabled: always,
      run: () => overlays.show({ kind: 'palette' }),
    },
    {
      id: 'help.shortcuts',
      label: 'Show the keyboard shortcuts',
      group: 'View',
      shortcuts: ['mod+/', '?'],
      disabled: always,
      run: () => overlays.show({ kind: 'shortcuts' }),
    },
    {
      id: 'view.explorer',
      label: 'Show or hide the explorer',
      group: 'View',
      shortcuts: ['mod+B'],
      whileTyping: true,
      disabled: always,
      run: () => togglePanel('explorer'),
    },
    {
      id: 'view.inspector',
      label: 'Show or hide the inspector',
      group: 'View',
      shortcuts: ['mod+alt+B'],
      whileTyping: true,
      disabled: always,
      run: () => togglePanel('inspector'),
    },
    {
      id: 'view.bottom',
      label: 'Show or hide findings and history',
      group: 'View',
      shortcuts: ['mod+J'],
      whileTyping: true,
      disabled: always,
      run: () => togglePanel('bottom'),
    },
    {
      id: 'view.findings',
      label: 'Show the findings',
      group: 'View',
      shortcuts: ['mod+shift+M'],
      disabled: needsDocument,
      run: () => services.bottom.show('findings'),
    },
    {
      id: 'view.history',
      label: 'Show the history',
      group: 'View',
      shortcuts: ['mod+shift+H'],
      disabled: needsDocument,
      run: () => services.bottom.show('history'),
    },
    {
      id: 'view.tryOut',
      label: 'Try the process with an event',
      group: 'View',
      shortcuts: ['alt+shift+Y'],
      disabled: () => (activeDocument()?.kind === 'process' ? null : 'Open a process first.'),
      run: () => services.bottom.show('try'),
    },
    ...(['light', 'dark', 'system'] as const).map(
      (theme): Action => ({
        id: `view.theme.${theme}`,
        label: theme === 'system' ? 'Use the theme of the system' : `Use the ${theme} theme`,
        group: 'View',
        shortcuts: [],
        disabled: () => (settings.store.getState().theme === theme ? 'It is in use.' : null),
        run: () => settings.set({ theme }),
      }),
    ),
    {
      id: 'go.documents',
      label: 'Go to the documents',
      group: 'Go',
      shortcuts: ['mod+shift+1'],
      disabled: always,
      run: tabs.leavePlaces,
    },
    {
      id: 'go.publishing',
      label: 'Go to publishing',
      group: 'Go',
      shortcuts: ['mod+shift+2'],
      disabled: always,
      run: () => tabs.activate(publishingTab),
    },
    {
      id: 'go.map',
      label: 'Go to the map of the workspace',
      group: 'Go',
      shortcuts: ['mod+shift+3'],
      disabled: always,
      run: () => tabs.activate(mapTab),
    },
    {
      id: 'go.settings',
      label: 'Open the settings',
      group: 'Go',
      shortcuts: ['mod+,'],
      whileTyping: true,
      disabled: always,
      run: () => tabs.activate(settingsTab),
    },
    {
      id: 'go.nextTab',
      label: 'Go to the next tab',
      group: 'Go',
      shortcuts: ['ctrl+Tab', 'alt+PageDown'],
      whileTyping: true,
      disabled: always,
      run: () => tabs.cycle(1),
    },
    {
      id: 'go.previousTab',
      label: 'Go to the previous tab',
      group: 'Go',
      shortcuts: ['ctrl+shift+Tab', 'alt+PageUp'],
      whileTyping: true,
      disabled: always,
      run: () => tabs.cycle(-1),
    },
    ...Array.from({ length: 9 }, (_, index): Action => {
      const number = index + 1;
      const last = number === 9;
      const at = () => (last ? tabs.store.getState().open.at(-1) : tabs.store.getState().open[index]);
      return {
        id: `go.tab${number}`,
        label: last ? 'Go to the last tab' : `Go to tab ${number}`,
        group: 'Go',
        shortcuts: [`mod+${number}`],
        whileTyping: true,
        disabled: () => (at() === undefined ? 'There is no such tab.' : null),
        run: () => {
          const id = at();
          if (id !== undefined) tabs.activate(id);
        },
      };
    }),
  ];
}
