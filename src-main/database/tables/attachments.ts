import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Images shown on canvases, each once, named by what it holds. */
export const attachments = sqliteTable('attachments', {
  sha256: text('sha256').primaryKey().notNull(),
  mediaType: text('media_type').notNull(),
  fileName: text('file_name').notNull(),
  /** Pixels. */
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  bytes: blob('bytes', { mode: 'buffer' }).notNull(),
  addedAt: text('added_at').notNull(),
});
