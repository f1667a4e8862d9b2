import type { Id } from '../../shared/base/ids.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { type Bundle, bundleLimits } from '../../shared/bundles/bundle.ts';
import { closeOver } from '../../shared/bundles/close-over.ts';
import { encodeBundle } from '../../shared/bundles/encode-bundle.ts';
import type { BundlePreview } from '../../shared/bundles/schemas.ts';
import { type AppError, appError } from '../../shared/contract/errors.ts';
import type { CarriedImage } from '../../shared/documents/attached/attachment.ts';
import type { Document } from '../../shared/documents/document.ts';
import type { DocumentSummary } from '../../shared/documents/summary.ts';
import { exportCsv } from '../../shared/exchange/csv/export-csv.ts';
import type { AttachmentsService } from '../attachments/attachments-service.ts';
import type { Database } from '../database/database.ts';
import type { DocumentsService } from '../documents/documents-service.ts';
import { safeFileName } from '../documents/files-service.ts';
import type { Emit } from '../emit.ts';
import { inTurns } from '../in-turns.ts';
import type { WriteHold } from '../write-hold.ts';
import { type JobControl, runInThread, type Unanswered } from './bundle-job.ts';
import { createBundleJobs } from './bundle-jobs.ts';
import type { WorkspaceAccess } from './bundle-messages.ts';
import { sendHeld } from './held-documents.ts';
import { type BundleChoice, type Imported, importBundle, importStopped } from './import-bundle.ts';
import { previewBundle } from './preview-bundle.ts';
import { type ReadBundle, readBundleFile, unreadable } from './read-bundle.ts';
import { sha256 } from './sha256.ts';

export interface ExportedBundle {
  readonly fileName: string;
  readonly text: string;
  readonly documents: number;
  /** Names of those that came along because another one names them. */
  readonly added: string[];
  /** Names of images that were too large to travel. */
  readonly imagesLeft: string[];
}

interface BundleFile {
  readonly fileName: string;
  readonly text: string;
  /** Under which its progress is told and by which it is stopped. */
  readonly job?: Id | undefined;
}

export interface BundlesService {
  /** `documentIds` null: every document that is not archived. */
  readonly export: (
    documentIds: readonly Id[] | null,
    references: boolean,
    job?: Id,
  ) => Promise<Result<ExportedBundle, AppError>>;
  readonly preview: (file: BundleFile) => Promise<Result<BundlePreview, AppError>>;
  readonly import: (
    file: BundleFile,
    checksum: string,
    choices: readonly BundleChoice[],
  ) => Promise<Result<readonly DocumentSummary[], AppError>>;
  readonly stop: (job: Id) => void;
  readonly exportCsv: (id: Id) => Result<{ readonly fileName: string; readonly text: string }, AppError>;
  /** Stops what is under way, and waits for its end. */
  readonly close: () => Promise<void>;
}

export interface BundlesDeps {
  readonly database: Database;
  /** Where a thread opens the workspace too; null: the file cannot be opened a second time, so everything is done here, in turns. */
  readonly access: WorkspaceAccess | null;
  readonly writeHold: WriteHold;
  readonly documents: DocumentsService;
  readonly attachments: AttachmentsService;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly emit: Emit;
  readonly version: string;
}

/** Below it, a thread takes longer to start than the work: UTF-16 units of the text, and records of all documents. */
const small = { text: 64 * 1024, records: 200 };

export function createBundlesService(deps: BundlesDeps): BundlesService {
  const { access, documents, attachments, clock, emit, version } = deps;
  const jobs = createBundleJobs(emit, deps.writeHold);

  /** Each as it is when it is its turn: whoever edits meanwhile does not wait for hundreds of others. */
  async function readAll(ids: readonly Id[], control: JobControl): Promise<Result<Document[], AppError>> {
    const found: Document[] = [];
    let refused: AppError | null = null;
    let done = 0;
    await inTurns(
      new Set(ids),
      (id) => {
        if (done % 100 === 0) control.onStep({ step: 'compare', done, total: ids.length });
        done += 1;
        const read = documents.read(id);
        if (read.ok) found.push(read.value.document);
        else refused ??= read.error;
      },
      control.stop,
    );
    if (control.stop.aborted) return err(exportStopped);
    return refused ? err(refused) : ok(found);
  }

  function find(id: Id): Document | undefined {
    const read = documents.read(id);
    return read.ok && read.value.archivedAt === null ? read.value.document : undefined;
  }

  async function exportBundle(
    documentIds: readonly Id[] | null,
    references: boolean,
    control: JobControl,
  ): Promise<Result<ExportedBundle, AppError>> {
    const ids = documentIds ?? documents.list({ archived: false }).map(({ id }) => id);
    if (ids.length > bundleLimits.documents) return err(tooMuch);
    const chosen = await readAll(ids, control);
    if (!chosen.ok) return chosen;
    const closed = references ? closeOver(chosen.value, find) : { documents: chosen.value, added: [] };
    if (closed.documents.length === 0) {
      return err(appError('bad-input', 'There is nothing to export: no document was chosen.'));
    }
    if (closed.documents.length > bundleLimits.documents) return err(tooMuch);
    const { images, left } = carriedImages(closed.documents, attachments);
    const written = await textOf(
      { documents: closed.documents, images, createdAt: clock().toISOString(), application: version },
      control,
    );
    if (!written.ok) return written;
    if (written.value.length > bundleLimits.size) return err(tooMuch);
    const [only] = closed.documents;
    const name = closed.documents.length === 1 && only ? only.header.name : 'Documents';
    return ok({
      fileName: `${safeFileName(name)}.bundle.json`,
      text: written.value,
      documents: closed.documents.length,
      added: closed.added.map(({ header }) => header.name),
      imagesLeft: left,
    });
  }

  async function preview(file: BundleFile, control: JobControl): Promise<Result<BundlePreview, AppError>> {
    if (access && file.text.length > small.text) {
      const { fileName, text } = file;
      const looked = await runInThread({ work: 'preview', fileName, text, ...access }, control);
      return looked.ok ? looked.value : err(unanswered(file, looked.error));
    }
    const read = await readHere(file, control);
    if (!read.ok) return read;
    const looked = await previewBundle(read.value, documents, control.stop);
    return control.stop.aborted ? err(importStopped) : ok(looked);
  }

  async function readHere(file: BundleFile, control: JobControl): Promise<Result<ReadBundle, AppError>> {
    if (file.text.length <= small.text) return readBundleFile(file);
    const { fileName, text } = file;
    const read = await runInThread({ work: 'read', fileName, text }, control);
    return read.ok ? read.value : err(unanswered(file, read.error));
  }

  async function take(
    file: BundleFile,
    chosen: { readonly checksum: string; readonly choices: readonly BundleChoice[] },
    control: JobControl,
  ): Promise<Result<Imported, AppError>> {
    if (access && file.text.length > small.text) {
      const { fileName, text } = file;
      const task = { work: 'import', fileName, text, ...access, ...chosen, now: clock() } as const;
      const imported = await runInThread(task, control);
      return imported.ok ? imported.value : err(unanswered(file, imported.error));
    }
    const read = await readHere(file, control);
    return read.ok ? importBundle(read.value, chosen, deps) : read;
  }

  return {
    export: (documentIds, references, job) =>
      jobs.run(job, 'Export', (control) => exportBundle(documentIds, references, control)),
    preview: (file) => jobs.run(file.job, 'Preview', (control) => preview(file, control)),
    import: async (file, checksum, choices) => {
      const imported = await jobs.run(file.job, 'Import', (control) =>
        take(file, { checksum, choices }, control),
      );
      if (!imported.ok) return imported;
      sendHeld(emit, imported.value.events);
      return ok(imported.value.documents);
    },
    stop: jobs.stop,
    exportCsv: (id) => {
      const read = documents.read(id);
      if (!read.ok) return read;
      const { document } = read.value;
      return ok({ fileName: `${safeFileName(document.header.name)}.csv`, text: exportCsv(document) });
    },
    close: jobs.close,
  };
}

/** The text of a bundle, a large one from a thread. */
async function textOf(
  content: Omit<Bundle, 'checksum'>,
  control: JobControl,
): Promise<Result<string, AppError>> {
  const records = content.documents.reduce((sum, { records: all }) => sum + Object.keys(all).length, 0);
  if (records <= small.records && content.images.length === 0) return ok(encodeBundle(content, sha256));
  const written = await runInThread({ work: 'write', content }, control);
  if (written.ok) return ok(written.value);
  return err(written.error === 'stopped' ? exportStopped : tooMuch);
}

function unanswered({ fileName }: BundleFile, reason: Unanswered): AppError {
  if (reason === 'stopped') return importStopped;
  return unreadable(fileName, { place: 'The file', reason, remedy: 'Export fewer documents at a time.' });
}

const exportStopped = appError('cancelled', 'The export was stopped.', { remedy: 'Nothing was written.' });

const tooMuch = appError(
  'bad-input',
  'These documents are more than one bundle holds: 10,000 documents, 20 MB.',
  { remedy: 'Nothing was written. Export fewer documents at a time.' },
);

/** Each image once, as many as a bundle carries; `left` are the names of those without. */
function carriedImages(
  documents: readonly Document[],
  attachments: AttachmentsService,
): { readonly images: readonly CarriedImage[]; readonly left: string[] } {
  const images = new Map<string, CarriedImage>();
  const left = new Set<string>();
  let size = 0;
  for (const document of documents) {
    const carried = attachments.carry(document);
    for (const name of carried.left) left.add(name);
    for (const image of carried.images) {
      if (images.has(image.sha256)) continue;
      size += image.base64.length;
      if (size > bundleLimits.images) left.add(image.fileName);
      else images.set(image.sha256, image);
    }
  }
  return { images: [...images.values()], left: [...left] };
}
