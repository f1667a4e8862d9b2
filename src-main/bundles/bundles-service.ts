import type { Id } from '../../shared/base/ids.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { type BundleProblem, bundleLimits } from '../../shared/bundles/bundle.ts';
import { closeOver } from '../../shared/bundles/close-over.ts';
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
import { inTurns } from '../in-turns.ts';
import { runBundle, writeBundle } from './bundle-job.ts';
import { type BundleChoice, importBundle } from './import-bundle.ts';
import { previewBundle } from './preview-bundle.ts';
import type { ReadBundle } from './read-bundle.ts';
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

export interface BundlesService {
  /** `documentIds` null: every document that is not archived. */
  readonly export: (
    documentIds: readonly Id[] | null,
    references: boolean,
  ) => Promise<Result<ExportedBundle, AppError>>;
  readonly preview: (fileName: string, text: string) => Promise<Result<BundlePreview, AppError>>;
  readonly import: (
    fileName: string,
    text: string,
    checksum: string,
    choices: readonly BundleChoice[],
  ) => Promise<Result<readonly DocumentSummary[], AppError>>;
  readonly exportCsv: (id: Id) => Result<{ readonly fileName: string; readonly text: string }, AppError>;
}

export interface BundlesDeps {
  readonly database: Database;
  readonly documents: DocumentsService;
  /** The same documents, whose events wait until they are sent. */
  readonly held: {
    readonly documents: DocumentsService;
    readonly send: () => void;
    readonly drop: () => void;
  };
  readonly attachments: AttachmentsService;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly version: string;
}

export function createBundlesService(deps: BundlesDeps): BundlesService {
  const { documents, attachments, clock, version } = deps;
  /** What was looked at last, so that taking it in need not read it again. */
  let lastRead: { readonly hash: string; readonly read: ReadBundle } | null = null;

  async function readOf(fileName: string, text: string): Promise<Result<ReadBundle, AppError>> {
    const hash = sha256(text);
    if (lastRead?.hash === hash) return ok(lastRead.read);
    const read = await runBundle(text);
    if (!read.ok) return err(unreadable(fileName, read.error));
    lastRead = { hash, read: read.value };
    return read;
  }

  /** Each as it is when it is its turn: whoever edits meanwhile does not wait for hundreds of others. */
  async function readAll(ids: readonly Id[]): Promise<Result<readonly Document[], AppError>> {
    const found: Document[] = [];
    let refused: AppError | null = null;
    await inTurns(new Set(ids), (id) => {
      const read = documents.read(id);
      if (read.ok) found.push(read.value.document);
      else refused ??= read.error;
    });
    return refused ? err(refused) : ok(found);
  }

  function find(id: Id): Document | undefined {
    const read = documents.read(id);
    return read.ok && read.value.archivedAt === null ? read.value.document : undefined;
  }

  return {
    export: async (documentIds, references) => {
      const ids = documentIds ?? documents.list({ archived: false }).map(({ id }) => id);
      if (ids.length > bundleLimits.documents) return err(tooMuch);
      const chosen = await readAll(ids);
      if (!chosen.ok) return chosen;
      const closed = references ? closeOver(chosen.value, find) : { documents: chosen.value, added: [] };
      if (closed.documents.length === 0) {
        return err(appError('bad-input', 'There is nothing to export: no document was chosen.'));
      }
      const { images, left } = carriedImages(closed.documents, attachments);
      const content = {
        documents: closed.documents,
        images,
        createdAt: clock().toISOString(),
        application: version,
      };
      const written = closed.documents.length > bundleLimits.documents ? null : await writeBundle(content);
      if (!written?.ok || written.value.length > bundleLimits.size) return err(tooMuch);
      const text = written.value;
      const [only] = closed.documents;
      const name = closed.documents.length === 1 && only ? only.header.name : 'Documents';
      return ok({
        fileName: `${safeFileName(name)}.bundle.json`,
        text,
        documents: closed.documents.length,
        added: closed.added.map(({ header }) => header.name),
        imagesLeft: left,
      });
    },
    preview: async (fileName, text) => {
      const read = await readOf(fileName, text);
      return read.ok ? ok(await previewBundle(read.value, documents)) : read;
    },
    import: async (fileName, text, checksum, choices) => {
      const read = await readOf(fileName, text);
      if (!read.ok) return read;
      if (read.value.bundle.checksum !== checksum) {
        return err(
          appError('stale-revision', 'This is another bundle than the one that was looked at.', {
            remedy: 'Nothing was imported. Look at it again first.',
          }),
        );
      }
      const imported = importBundle(read.value, choices, deps);
      if (imported.ok) lastRead = null;
      return imported;
    },
    exportCsv: (id) => {
      const read = documents.read(id);
      if (!read.ok) return read;
      const { document } = read.value;
      return ok({ fileName: `${safeFileName(document.header.name)}.csv`, text: exportCsv(document) });
    },
  };
}

const tooMuch = appError(
  'bad-input',
  'These documents are more than one bundle holds: 2,000 documents, 20 MB.',
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

function unreadable(fileName: string, { place, reason, remedy }: BundleProblem): AppError {
  return appError('bad-input', `${safeFileName(fileName)} cannot be imported: ${place} ${reason}.`, {
    place,
    remedy: `Nothing was imported. ${remedy}`,
  });
}
