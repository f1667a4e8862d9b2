import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { documentKinds } from '../../../shared/documents/document.ts';
import { editIntents } from '../../../shared/documents/summary.ts';

/** One row for each document: the header and what lists need. */
export const documents = sqliteTable('documents', {
  id: text('id').primaryKey().notNull(),
  kind: text('kind', { enum: documentKinds }).notNull(),
  name: text('name').notNull(),
  nameKey: text('name_key').notNull(),
  header: text('header').notNull(),
  /** The header's texts as search compares them. */
  folded: text('folded').notNull(),
  revision: integer('revision').notNull(),
  createdAt: text('created_at').notNull(),
  updatedAt: text('updated_at').notNull(),
  archivedAt: text('archived_at'),
});

/** One row for each record, so that an edit writes only what it touches. */
export const records = sqliteTable(
  'records',
  {
    documentId: text('document_id').notNull(),
    id: text('id').notNull(),
    kind: text('kind').notNull(),
    body: text('body').notNull(),
    folded: text('folded').notNull(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.id] })],
);

/** The edit log: every change that was ever made, in the order of its commits. Append only. */
export const edits = sqliteTable('edits', {
  sequence: integer('sequence').primaryKey().notNull(),
  documentId: text('document_id').notNull(),
  revision: integer('revision').notNull(),
  changeId: text('change_id').notNull(),
  intent: text('intent', { enum: editIntents }).notNull(),
  label: text('label').notNull(),
  at: text('at').notNull(),
  change: text('change').notNull(),
});

/** Revisions that somebody gave a name. */
export const versions = sqliteTable(
  'versions',
  {
    documentId: text('document_id').notNull(),
    revision: integer('revision').notNull(),
    name: text('name').notNull(),
    at: text('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.revision] })],
);
