import { sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What the workspace knows of itself: its name, whether samples were added. */
export const meta = sqliteTable('meta', {
  key: text('key').primaryKey().notNull(),
  value: text('value').notNull(),
});

/** What the user set, one row for each top-level field, as JSON. */
export const settings = sqliteTable('settings', {
  key: text('key').primaryKey().notNull(),
  value: text('value').notNull(),
});

/** Which migrations made this file what it is. */
export const migrations = sqliteTable('migrations', {
  name: text('name').primaryKey().notNull(),
  sha256: text('sha256').notNull(),
  appliedAt: text('applied_at').notNull(),
});
