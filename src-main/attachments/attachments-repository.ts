import type { Attachment } from '../../shared/documents/attached/attachment.ts';
import { attachmentSchema } from '../../shared/documents/attached/attachment.ts';
import type { Database } from '../database/database.ts';

export interface StoredImage {
  readonly facts: Attachment;
  readonly bytes: Uint8Array;
}

export interface AttachmentsRepository {
  readonly find: (sha256: string) => StoredImage | undefined;
  /** An image that is there already stays as it is. */
  readonly insert: (facts: Attachment, bytes: Uint8Array, at: string) => void;
}

export function createAttachmentsRepository(database: Database): AttachmentsRepository {
  const find = database.prepare(
    `SELECT sha256, media_type AS mediaType, file_name AS fileName, width, height, bytes
     FROM attachments WHERE sha256 = ?`,
  );
  const insert = database.prepare(
    `INSERT INTO attachments (sha256, media_type, file_name, width, height, bytes, added_at)
     VALUES (@sha256, @mediaType, @fileName, @width, @height, @bytes, @at) ON CONFLICT DO NOTHING`,
  );
  return {
    find: (sha256) => {
      const row = find.get(sha256) as (Attachment & { readonly bytes: Uint8Array }) | undefined;
      if (!row) return undefined;
      const { bytes, ...facts } = row;
      const parsed = attachmentSchema.safeParse(facts);
      return parsed.success ? { facts: parsed.data, bytes } : undefined;
    },
    insert: (facts, bytes, at) => void insert.run({ ...facts, bytes: Buffer.from(bytes), at }),
  };
}
