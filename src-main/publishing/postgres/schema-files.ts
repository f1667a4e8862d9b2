import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const schemaSteps = ['auth_users', '0001_data_model'] as const;
export type SchemaStep = (typeof schemaSteps)[number];

/** The statements of one step of `migrations/postgres`, without comments. Our own files: no statement holds a `;` inside. */
export function readSchemaStep(
  step: SchemaStep,
  direction: 'up' | 'down',
  from = import.meta.dirname,
): string[] {
  const file = join(from, 'migrations', 'postgres', `${step}.${direction}.sql`);
  if (existsSync(file)) {
    return readFileSync(file, 'utf8')
      .replace(/--[^\n]*/g, '')
      .replace(/\n\s*\n/g, '\n')
      .split(';')
      .map((statement) => statement.trim())
      .filter((statement) => statement !== '');
  }
  const above = dirname(from);
  if (above === from) throw new Error('The folder migrations/postgres is missing from this installation');
  return readSchemaStep(step, direction, above);
}
