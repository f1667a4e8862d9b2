import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { quoteName } from './identifiers.ts';
import { literal } from './literals.ts';

/** One step of the production schema: a folder of `migrations/postgres`, its statements written for one schema. */
export interface SchemaStep {
  /** '0004-touchpoints': steps run in the order of their names. */
  readonly name: string;
  readonly title: string;
  /** Steps that must have been done before. */
  readonly needs: readonly string[];
  /** The one table of the ten that it makes; null: none of them. */
  readonly table: string | null;
  /** That table, or another one with its schema; as the reasons of prechecks begin that speak of it. */
  readonly makes: string | null;
  readonly up: readonly string[];
  readonly down: readonly string[];
  /** A query with one row, `problem`, for each reason why the step cannot be run. */
  readonly precheck: string;
  /** A query with one row, `problem`, for each thing that it should have made and that is not there. */
  readonly verify: string;
}

/** Every step in order. The files are plain psql (`psql -v schema=public -f up.sql`); its two variables are filled in here. */
export function readSchemaSteps(schema: string): SchemaStep[] {
  const folder = findFolder(import.meta.dirname);
  const needed = queryIn(join(folder, 'precheck.sql'), schema);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()
    .map((name) => {
      const up = readFileSync(join(folder, name, 'up.sql'), 'utf8');
      const precheck = queryIn(join(folder, name, 'precheck.sql'), schema);
      return {
        name,
        title: /^-- (.+?)(?:: .*)?\.$/m.exec(up)?.[1] ?? name,
        needs: /^-- Needs: (.+)\.$/m.exec(up)?.[1]?.split(', ') ?? [],
        table: /^CREATE TABLE :"schema"\.(\w+)/m.exec(up)?.[1] ?? null,
        makes: /^CREATE TABLE (?::"schema"\.)?([\w.]+)/m.exec(up)?.[1] ?? null,
        up: statementsOf(up, schema),
        down: statementsOf(readFileSync(join(folder, name, 'down.sql'), 'utf8'), schema),
        precheck: `${needed}\nUNION ALL\n${precheck}`,
        verify: queryIn(join(folder, name, 'verify.sql'), schema),
      };
    });
}

function queryIn(file: string, schema: string): string {
  return forSchema(withoutComments(readFileSync(file, 'utf8')), schema)
    .trim()
    .replace(/;$/, '');
}

/** Our own files: no statement holds a `;` inside. */
function statementsOf(text: string, schema: string): string[] {
  return withoutComments(text)
    .split(';')
    .map((statement) => forSchema(statement.trim(), schema))
    .filter((statement) => statement !== '');
}

function withoutComments(text: string): string {
  return text.replace(/--[^\n]*/g, '').replace(/\n\s*\n/g, '\n');
}

function forSchema(text: string, schema: string): string {
  return text
    .replaceAll(':"schema"', () => quoteName(schema))
    .replaceAll(`:'schema'`, () => literal(schema, 'text'));
}

/** Beside the sources, and beside the bundle. */
function findFolder(from: string): string {
  const folder = join(from, 'migrations', 'postgres');
  if (existsSync(folder)) return folder;
  const above = dirname(from);
  if (above === from) throw new Error('The folder migrations/postgres is missing from this installation');
  return findFolder(above);
}
