import type { Id } from '../../shared/base/ids.ts';
import type { AppError } from '../../shared/contract/errors.ts';
import type { DocumentSummary } from '../../shared/documents/summary.ts';
import type { Source } from '../compare/source.ts';
import { freeDocumentName } from '../documents/gallery/gallery-entries.ts';
import { saveFile } from '../documents/save-file.ts';
import type { Session } from '../documents/session.ts';
import { sessionOf } from '../documents/workspace-store.ts';
import { checkOf, chosenEnvironment } from '../publishing/store/state.ts';
import { pickFiles } from '../ui/files.ts';
import { showDone, showFailure } from '../ui/toast.tsx';
import { namesOfUsers, stillUsedWords } from '../workspace-map/used-by.ts';
import { focusWhenThere } from './focus-when-there.ts';
import { revealRecord } from './reveal-record.ts';
import type { Services } from './services.ts';

/** What chosen files end with; anything may be dropped. */
const importableFiles = '.json,.bpmn,.xml,.yaml,.yml,.mmd,.mermaid,.md,.csv,.tsv,.txt';

/** What can be done with whole documents, with what people are told about it. One list for explorer, palette and menus. */
export interface DocumentCommands {
  readonly open: (id: Id, recordId?: Id) => void;
  /** Opens a document and goes to its canvas: what was just made is what one works on next. */
  readonly openAndFocus: (id: Id) => void;
  readonly create: () => void;
  readonly chooseImport: () => Promise<void>;
  readonly rename: (id: Id, name: string) => Promise<boolean>;
  readonly duplicate: (document: DocumentSummary) => Promise<void>;
  /** A copy to draw in it how a journey is to be; null: it could not be made, which was said. */
  readonly copyToBe: (session: Session) => Promise<Id | null>;
  readonly archive: (document: DocumentSummary) => Promise<void>;
  readonly restore: (document: DocumentSummary) => Promise<void>;
  readonly exportJson: (document: DocumentSummary) => Promise<void>;
  readonly exportMermaid: (document: DocumentSummary) => Promise<void>;
  readonly exportCsv: (document: DocumentSummary) => Promise<void>;
  /** Chooses documents that leave as one file; null: all of them at first. */
  readonly exportBundle: (documentIds: readonly Id[] | null) => void;
  readonly chooseBundle: () => Promise<void>;
  /** Waits until every open document is saved. */
  readonly settle: () => Promise<void>;
  /** Keeps a document, or these records of it, as a starting point for others. */
  readonly saveTemplate: (document: DocumentSummary, recordIds: readonly Id[] | null) => Promise<void>;
  /** On one canvas with the chosen environment, the newest named version, or the revision before. */
  readonly compare: (id: Id) => Promise<void>;
  readonly backup: () => Promise<void>;
  readonly addSamples: () => Promise<void>;
  /** Makes what is on screen and cannot be saved a document of its own, and opens it. */
  readonly keepAsCopy: (session: Session) => Promise<void>;
  /** Closes a tab; asks first where something would be lost. */
  readonly closeTab: (id: string) => Promise<void>;
}

const revealTries = 40;

export function createDocumentCommands(services: Services): DocumentCommands {
  const { bridge, library, tabs, overlays, canvases } = services;

  function open(id: Id, recordId?: Id) {
    tabs.activate(id);
    if (recordId !== undefined) reveal(id, recordId, revealTries);
  }

  function openAndFocus(id: Id) {
    tabs.activate(id);
    focusWhenThere(canvases, id, overlays.opener());
  }

  /** The canvas of a document that is just being opened comes a few frames later. */
  function reveal(id: Id, recordId: Id, tries: number) {
    const control = canvases.store.getState().byDocument.get(id);
    const session = sessionOf(tabs.store.getState(), id);
    if (control && session) revealRecord(services, session, control, recordId);
    else if (tries > 0) setTimeout(() => reveal(id, recordId, tries - 1), 50);
  }

  async function settle() {
    const documents = library.store.getState().documents ?? [];
    const sessions = documents.flatMap(({ id }) => sessionOf(tabs.store.getState(), id) ?? []);
    for (const session of sessions) await session.settled();
  }

  async function closeTab(id: string) {
    const closed = await tabs.close(id);
    if (closed) return;
    const name =
      library.store.getState().documents?.find((document) => document.id === id)?.name ?? 'The document';
    overlays.show({ kind: 'close-unsaved', id, name });
  }

  async function archive(document: DocumentSummary) {
    const session = sessionOf(tabs.store.getState(), document.id);
    await session?.settled();
    const users = namesOfUsers(services.workspaceIndex.store.getState(), document.id);
    const reply = await library.archive(document.id);
    if (!reply.ok) return showFailure(reply.error);
    tabs.discard(document.id);
    showDone(`Archived ${document.name}.${stillUsedWords(users)}`, {
      label: 'Undo',
      run: () => void restore(document),
    });
  }

  async function restore(document: DocumentSummary) {
    const reply = await library.restore(document.id);
    if (!reply.ok) return showFailure(reply.error);
    open(document.id);
  }

  return {
    open,
    openAndFocus,
    create: () => overlays.show({ kind: 'new-document' }),
    chooseImport: async () => {
      const files = await pickFiles(importableFiles);
      if (files.length > 0) overlays.show({ kind: 'import', files });
    },
    rename: async (id, name) => {
      await sessionOf(tabs.store.getState(), id)?.settled();
      const reply = await library.rename(id, name);
      if (!reply.ok) showFailure(reply.error);
      return reply.ok;
    },
    duplicate: async (document) => {
      await sessionOf(tabs.store.getState(), document.id)?.settled();
      const reply = await library.duplicate(document.id);
      if (!reply.ok) return showFailure(reply.error);
      openAndFocus(reply.value.id);
    },
    copyToBe: async (session) => {
      await session.settled();
      const { name } = session.store.getState().document.header;
      const taken = (library.store.getState().documents ?? []).map((document) => document.name);
      const reply = await library.duplicate(session.id);
      if (!reply.ok) {
        showFailure(reply.error);
        return null;
      }
      // Where the name becomes too long the copy keeps the one that every copy has.
      await library.rename(reply.value.id, freeDocumentName(`${name}, to be`, taken));
      return reply.value.id;
    },
    archive,
    restore,
    exportJson: async (document) => {
      await sessionOf(tabs.store.getState(), document.id)?.settled();
      const reply = await library.exportJson(document.id);
      if (!reply.ok) return showFailure(reply.error);
      const saved = await saveFile(bridge, reply.value);
      if (!saved.ok) return showFailure(saved.error);
      if (saved.value !== null) showDone(`Saved ${saved.value}.${imagesLeftWords(reply.value.imagesLeft)}`);
    },
    exportMermaid: async (document) => {
      await sessionOf(tabs.store.getState(), document.id)?.settled();
      const reply = await bridge.call('documents.exportMermaid', { id: document.id });
      if (!reply.ok) return showFailure(reply.error);
      const saved = await saveFile(bridge, reply.value);
      if (!saved.ok) return showFailure(saved.error);
      if (saved.value !== null) showDone(`Saved ${saved.value}.`);
    },
    exportCsv: async (document) => {
      await sessionOf(tabs.store.getState(), document.id)?.settled();
      const reply = await bridge.call('bundles.exportCsv', { id: document.id });
      const saved = reply.ok ? await saveFile(bridge, reply.value) : reply;
      if (!saved.ok) return showFailure(saved.error);
      if (saved.value !== null) showDone(`Saved ${saved.value}.`);
    },
    exportBundle: (documentIds) => overlays.show({ kind: 'bundle-export', documentIds }),
    chooseBundle: async () => {
      const files = await pickFiles('.json');
      if (files.length > 0) overlays.show({ kind: 'import', files });
    },
    settle,
    saveTemplate: async ({ id, name }, recordIds) => {
      await sessionOf(tabs.store.getState(), id)?.settled();
      overlays.show({ kind: 'save-template', documentId: id, name, recordIds });
    },
    compare: async (id) => {
      const { comparisons } = services;
      comparisons.open(id, comparedWith(services, id) ?? (await newestVersion(services, id)) ?? undefined);
    },
    backup: async () => {
      const reply = await bridge.call('workspace.backup', {});
      if (!reply.ok) return showFailure(reply.error);
      showDone(`Backed up and verified: ${reply.value.file}`);
    },
    addSamples: async () => {
      const reply = await bridge.call('workspace.addSamples', {});
      if (!reply.ok) return showFailure(reply.error);
      await library.refresh();
      showDone(sampleWords(reply.value.added));
    },
    keepAsCopy: async (session) => {
      const reply = await session.keepAsCopy();
      if (!reply.ok) return showFailure(reply.error);
      await library.refresh();
      showDone(`Your version is kept as ${reply.value.name}.`);
      open(reply.value.id);
    },
    closeTab,
  };
}

/** The chosen environment, where the document has a row that can be drawn. */
function comparedWith({ publishing }: Services, id: Id): { readonly before: Source } | null {
  const state = publishing.state.getState();
  const environment = chosenEnvironment(state);
  const standing = checkOf(state, state.chosenId).status?.documents.find(
    ({ documentId }) => documentId === id,
  );
  if (!environment || !standing || notThere.has(standing.state)) return null;
  const { id: environmentId, name, role } = environment;
  return { before: { from: 'environment', environmentId, name, role } };
}

const notThere: ReadonlySet<string> = new Set(['new-here', 'deleted-there', 'raw']);

async function newestVersion({ bridge }: Services, id: Id): Promise<{ readonly before: Source } | null> {
  const reply = await bridge.call('documents.history', { id, before: null, limit: 1, named: true });
  const [edit] = reply.ok ? reply.value : [];
  if (!edit) return null;
  return { before: { from: 'revision', revision: edit.revision, version: edit.version, at: edit.at } };
}

function imagesLeftWords(names: readonly string[]): string {
  if (names.length === 0) return '';
  const which = names.length === 1 ? `the image ${names[0] ?? ''}` : `${names.length} images`;
  return ` Without ${which}: a file carries 12 MB of images at most.`;
}

function sampleWords(added: number): string {
  if (added === 0) return 'The samples are already here.';
  return added === 1 ? 'Added one sample.' : `Added ${added} samples.`;
}

export function failureWords(error: AppError): string {
  return [error.message, error.remedy].filter(Boolean).join(' ');
}
