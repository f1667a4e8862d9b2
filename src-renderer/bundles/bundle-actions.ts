import type { Action } from '../documents/action.ts';

interface BundleActionDeps {
  /** `documentIds` null: all of them are chosen at first. */
  readonly showExport: (documentIds: readonly string[] | null) => void;
  readonly chooseImport: () => Promise<void>;
  readonly exportCsv: () => Promise<void>;
  readonly hasDocuments: () => boolean;
  /** The document in front; null: none. */
  readonly active: () => string | null;
  /** Why nothing can be changed now; null where it can. */
  readonly frozen: () => string | null;
}

/** Documents that leave and enter as one file, and as tables. */
export function bundleActions(deps: BundleActionDeps): readonly Action[] {
  const { showExport, chooseImport, exportCsv, hasDocuments, active, frozen } = deps;
  const keywords = ['JSON', 'git', 'repository', 'several'];
  return [
    {
      id: 'bundle.export',
      label: 'Export a bundle of documents',
      keywords: [...keywords, 'all documents', 'save'],
      group: 'File',
      shortcuts: [],
      disabled: () => (hasDocuments() ? null : 'There are no documents yet.'),
      run: () => showExport(null),
    },
    {
      id: 'bundle.import',
      label: 'Import a bundle of documents',
      keywords: [...keywords, 'open', 'take over'],
      group: 'File',
      shortcuts: [],
      disabled: frozen,
      run: chooseImport,
    },
    {
      id: 'document.exportCsv',
      label: 'Export as a table (CSV)',
      keywords: ['spreadsheet', 'Excel', 'steps'],
      group: 'File',
      shortcuts: [],
      disabled: () => (active() === null ? 'Open a document first.' : null),
      run: exportCsv,
    },
  ];
}
