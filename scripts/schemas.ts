import { mkdir, readdir, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { experimentJsonSchemas } from '../shared/experiments/json-schemas.ts';
import { funnelJsonSchemas } from '../shared/funnels/json-schemas.ts';
import { journeyJsonSchemas } from '../shared/journeys/json-schemas.ts';
import { processJsonSchemas } from '../shared/processes/json-schemas.ts';

/** `npm run schemas`: writes the JSON Schema files of `schemas/` anew; what no kind publishes any more goes. */
const folder = join(import.meta.dirname, '..', 'schemas');
const files = {
  ...journeyJsonSchemas(),
  ...funnelJsonSchemas(),
  ...processJsonSchemas(),
  ...experimentJsonSchemas(),
};

await mkdir(folder, { recursive: true });
for (const old of await readdir(folder)) {
  if (old.endsWith('.json') && !Object.hasOwn(files, old)) await unlink(join(folder, old));
}
for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
console.log(`schemas/: ${Object.keys(files).length} files`);
