import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { documentKinds } from '../../../shared/documents/document.ts';

/** Documents and selections that people keep as starting points. */
export const templates = sqliteTable('templates', {
  id: text('id').primaryKey().notNull(),
  kind: text('kind', { enum: documentKinds }).notNull(),
  name: text('name').notNull(),
  nameKey: text('name_key').notNull(),
  description: text('description').notNull(),
  /** The whole document as JSON. */
  body: text('body').notNull(),
  createdAt: text('created_at').notNull(),
});
