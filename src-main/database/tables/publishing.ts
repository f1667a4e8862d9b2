import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { documentKinds } from '../../../shared/documents/document.ts';
import { environmentRoles } from '../../../shared/publishing/environment.ts';
import { pushStates } from '../../../shared/publishing/push-result.ts';
import { packed } from './packed-column.ts';

/** Where documents are published to. The sandbox is always there and has no row; passwords are in the secrets port. */
export const environments = sqliteTable('environments', {
  id: text('id').primaryKey().notNull(),
  name: text('name').notNull(),
  nameKey: text('name_key').notNull(),
  role: text('role', { enum: environmentRoles }).notNull(),
  connection: text('connection').notNull(),
  createdAt: text('created_at').notNull(),
});

/** The row as both sides last agreed on it, as the server's own text: packed, or in the ledger of the push that wrote it. */
export const baselines = sqliteTable(
  'baselines',
  {
    environmentId: text('environment_id').notNull(),
    documentId: text('document_id').notNull(),
    rowText: packed('row_text'),
    pushId: text('push_id'),
    hash: text('hash').notNull(),
    revision: integer('revision').notNull(),
    at: text('at').notNull(),
    /** Up to where the change log there was seen then. */
    position: text('position'),
  },
  (table) => [primaryKey({ columns: [table.environmentId, table.documentId] })],
);

/** The ledger: one row for each push, written before anything is sent. */
export const pushes = sqliteTable('pushes', {
  id: text('id').primaryKey().notNull(),
  environmentId: text('environment_id').notNull(),
  environmentName: text('environment_name').notNull(),
  role: text('role', { enum: environmentRoles }).notNull(),
  planHash: text('plan_hash').notNull(),
  state: text('state', { enum: pushStates }).notNull(),
  startedAt: text('started_at').notNull(),
  finishedAt: text('finished_at'),
  databaseUser: text('database_user'),
  target: text('target').notNull(),
  transactionId: text('transaction_id'),
  rows: integer('rows').notNull(),
  message: text('message').notNull(),
  position: text('position'),
  ledgerId: text('ledger_id'),
});

/** What a push wrote, with the row before and after. */
export const pushDocuments = sqliteTable(
  'push_documents',
  {
    pushId: text('push_id').notNull(),
    documentId: text('document_id').notNull(),
    kind: text('kind', { enum: documentKinds }).notNull(),
    name: text('name').notNull(),
    write: text('write', { enum: ['insert', 'update', 'deactivate', 'delete'] }).notNull(),
    revision: integer('revision').notNull(),
    beforeHash: text('before_hash'),
    afterHash: text('after_hash'),
    beforeText: packed('before_text'),
    afterText: packed('after_text'),
  },
  (table) => [primaryKey({ columns: [table.pushId, table.documentId] })],
);
