import { createHash } from 'node:crypto';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { firstCodePoints } from '../../shared/base/text.ts';
import { type AppError, appError } from '../../shared/contract/errors.ts';
import type { Attachment, CarriedImage } from '../../shared/documents/attached/attachment.ts';
import { imagesOf } from '../../shared/documents/attached/image.ts';
import { readImage } from '../../shared/documents/attached/image-bytes.ts';
import type { Document } from '../../shared/documents/document.ts';
import { documentFileLimits } from '../../shared/documents/document-file.ts';
import type { Database } from '../database/database.ts';
import { dateToTimestamp } from '../database/timestamp.ts';
import { createAttachmentsRepository } from './attachments-repository.ts';

const longestName = 200;

export interface AttachmentsService {
  /** Keeps an image, once however often it is added; what is no image that we show is refused. */
  readonly add: (fileName: string, base64: string) => Result<Attachment, AppError>;
  readonly get: (sha256: string) => Result<Attachment & { readonly base64: string }, AppError>;
  /** The image as an address of its own; null where the workspace does not have it. */
  readonly dataUri: (sha256: string) => string | null;
  /** The images of a document for its file, the smallest first, as many as a file may carry; `left` are those without. */
  readonly carry: (document: Document) => {
    readonly images: readonly CarriedImage[];
    readonly left: readonly string[];
  };
  /** Takes in what a document's file carried; answers how many of them were no images. */
  readonly takeIn: (images: readonly CarriedImage[]) => number;
}

interface Deps {
  readonly database: Database;
  readonly clock: () => Date;
}

export function createAttachmentsService({ database, clock }: Deps): AttachmentsService {
  const repository = createAttachmentsRepository(database);

  function add(fileName: string, base64: string): Result<Attachment, AppError> {
    const bytes = Buffer.from(base64, 'base64');
    const read = readImage(bytes);
    const name = firstCodePoints(fileName.toWellFormed().replaceAll('\u0000', ''), longestName) || 'Image';
    if (!read.ok) return err(refused(name, read.error));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const facts: Attachment = { sha256, fileName: name, ...read.value };
    repository.insert(facts, bytes, dateToTimestamp(clock()));
    return ok(facts);
  }

  function dataUri(sha256: string): string | null {
    const found = repository.find(sha256);
    return found ? `data:${found.facts.mediaType};base64,${base64Of(found.bytes)}` : null;
  }

  return {
    add,
    get: (sha256) => {
      const found = repository.find(sha256);
      if (!found) return err(appError('not-found', 'This image is not in the workspace.', { place: sha256 }));
      return ok({ ...found.facts, base64: base64Of(found.bytes) });
    },
    dataUri,
    carry: (document) => {
      const found = [...imagesOf(Object.values(document.records))]
        .flatMap((sha256) => repository.find(sha256) ?? [])
        .toSorted((a, b) => a.bytes.length - b.bytes.length);
      const images: CarriedImage[] = [];
      const left: string[] = [];
      let size = 0;
      for (const { facts, bytes } of found) {
        const base64 = base64Of(bytes);
        size += base64.length;
        if (size > documentFileLimits.images) left.push(facts.fileName);
        else images.push({ sha256: facts.sha256, fileName: facts.fileName, base64 });
      }
      return { images: images.toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1)), left };
    },
    takeIn: (images) => images.filter(({ fileName, base64 }) => !add(fileName, base64).ok).length,
  };
}

function base64Of(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function refused(fileName: string, reason: string): AppError {
  return appError('bad-input', `${fileName} ${reason}, so it was not added.`, {
    remedy: 'Nothing was changed. Save it as PNG, JPEG, WebP or GIF of at most 10 MB and try again.',
  });
}
