import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { is } from 'drizzle-orm';
import { getTableConfig, type SQLiteTable, SQLiteTable as Table } from 'drizzle-orm/sqlite-core';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { removeTestFolders, testFolder } from '../testing/test-app.ts';
import { assertSettings, type Database, openDatabase } from './database.ts';
import { findMigrationsFolder } from './folders.ts';
import { applyMigrations, readMigrations } from './migrate.ts';

afterAll(removeTestFolders);

const key = randomBytes(32);
let file: string;
let database: Database;

beforeEach(() => {
  file = join(testFolder(), 'test.db');
  database = openDatabase({ file, key, mustExist: false });
  return () => {
    database.close();
  };
});

function fill(): void {
  database.exec('CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT');
  const insert = database.prepare('INSERT INTO things (name) VALUES (?)');
  database.transaction(() => {
    for (let index = 0; index < 2_000; index += 1) insert.run(`canary ${index}`);
  })();
}

test('every setting of the design is on, and a connection without one is noticed', () => {
  const answers = Object.fromEntries(
    [
      'journal_mode',
      'synchronous',
      'foreign_keys',
      'trusted_schema',
      'temp_store',
      'cell_size_check',
      'cipher',
    ].map((pragma) => [pragma, database.pragma(pragma, { simple: true })]),
  );
  expect(answers).toEqual({
    journal_mode: 'wal',
    synchronous: 2,
    foreign_keys: 1,
    trusted_schema: 0,
    temp_store: 2,
    cell_size_check: 1,
    cipher: 'chacha20',
  });
  for (const pragma of [
    'synchronous = NORMAL',
    'foreign_keys = OFF',
    'trusted_schema = ON',
    'cell_size_check = OFF',
  ]) {
    database.pragma(pragma);
    expect(() => assertSettings(database, false), pragma).toThrow('SQLite answers');
    database.close();
    database = openDatabase({ file, key });
  }
});

test('the file cannot be read without the key or with another one', () => {
  fill();
  database.close();
  expect(readFileSync(file).includes('canary')).toBe(false);
  expect(() => openDatabase({ file, key: randomBytes(32) })).toThrow('file is not a database');
  expect(() => openDatabase({ file, key: Buffer.alloc(32) })).toThrow('file is not a database');
  database = openDatabase({ file, key });
  expect(database.prepare('SELECT count(*) FROM things').pluck().get()).toBe(2_000);
});

test('a single flipped bit, wherever it is, is an error and never another value', () => {
  fill();
  database.close();
  const whole = readFileSync(file);
  for (let page = 1; page < whole.length / 4096; page += 3) {
    const bytes = Buffer.from(whole);
    bytes[page * 4096 + 17 * page]! ^= 1 << (page % 8);
    writeFileSync(file, bytes);
    const damaged = openDatabase({ file, key });
    expect(() => {
      damaged.prepare('SELECT name FROM things').pluck().all();
      const answer = damaged.pragma('integrity_check', { simple: true });
      if (answer !== 'ok') throw new Error('database disk image is malformed');
    }, `page ${page}`).toThrow(/malformed/);
    damaged.close();
  }
  writeFileSync(file, whole);
  database = openDatabase({ file, key });
});

test('the drizzle tables and the SQL name the same columns, types, NULLs and keys', async () => {
  applyMigrations(database, readMigrations(findMigrationsFolder()), new Date());
  const files = readdirSync(join(import.meta.dirname, 'tables'));
  const modules = await Promise.all(
    files.map(
      (name) => import(join(import.meta.dirname, 'tables', name)) as Promise<Record<string, unknown>>,
    ),
  );
  const described = modules
    .flatMap((module) => Object.values(module))
    .filter((value): value is SQLiteTable => is(value, Table))
    .map(describeTable)
    .sort((a, b) => (a.table < b.table ? -1 : 1));
  const names = database
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'",
    )
    .pluck()
    .all()
    .sort();
  expect(described.map(({ table }) => table)).toEqual(names);
  expect(described).toEqual(names.map(tableInFile));
});

interface Described {
  readonly table: string;
  readonly columns: Readonly<Record<string, { type: string; notNull: boolean; key: boolean }>>;
}

function describeTable(table: SQLiteTable): Described {
  const config = getTableConfig(table);
  const keys = new Set(config.primaryKeys.flatMap(({ columns }) => columns.map(({ name }) => name)));
  const columns = config.columns.map((column) => [
    column.name,
    {
      type: column.getSQLType().toUpperCase(),
      notNull: column.notNull,
      key: column.primary || keys.has(column.name),
    },
  ]);
  return { table: config.name, columns: Object.fromEntries(columns) };
}

function tableInFile(table: string): Described {
  const rows = database.pragma(`table_info(${table})`) as {
    name: string;
    type: string;
    notnull: number;
    pk: number;
  }[];
  const columns = rows.map(({ name, type, notnull, pk }) => [
    name,
    { type, notNull: notnull === 1, key: pk > 0 },
  ]);
  return { table, columns: Object.fromEntries(columns) };
}

test('every table is STRICT and refuses a value of another type', () => {
  applyMigrations(database, readMigrations(findMigrationsFolder()), new Date());
  const loose = database
    .prepare<[], string>(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite!_%' ESCAPE '!'",
    )
    .pluck()
    .all();
  expect(loose).toEqual([]);
  const insert = database.prepare(
    "INSERT INTO journey_templates (environment_id, id, template_name, journey_type, stages, touchpoints, usage_count) VALUES ('e', ?, 'n', 'consumer', ?, '[]', ?)",
  );
  insert.run('a', '[]', 1);
  expect(() => insert.run('b', '[]', 'many')).toThrow('cannot store TEXT value in INTEGER column');
  expect(() => insert.run('c', '[not json', 1)).toThrow('CHECK constraint failed');
  expect(() => insert.run('UPPER', '[]', 1)).toThrow('CHECK constraint failed');
});
