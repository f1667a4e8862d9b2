import { join } from 'node:path';
import { experimentJsonSchemas } from '../shared/experiments/json-schemas.ts';
import { funnelJsonSchemas } from '../shared/funnels/json-schemas.ts';
import { journeyJsonSchemas } from '../shared/journeys/json-schemas.ts';
import { processJsonSchemas } from '../shared/processes/json-schemas.ts';

export const schemasFolder = join(import.meta.dirname, '..', 'schemas');

/** What `schemas/` has to hold: the text of each file by its name. */
export function schemaFiles(): Readonly<Record<string, string>> {
  return {
    ...journeyJsonSchemas(),
    ...funnelJsonSchemas(),
    ...processJsonSchemas(),
    ...experimentJsonSchemas(),
  };
}
