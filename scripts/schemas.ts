import { mkdir, readdir, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { schemasFolder as folder, schemaFiles } from './schema-files.ts';

/** `npm run schemas`: writes the JSON Schema files of `schemas/` anew; what no kind publishes any more goes. */
const files = schemaFiles();

await mkdir(folder, { recursive: true });
for (const old of await readdir(folder)) {
  if (old.endsWith('.json') && !Object.hasOwn(files, old)) await unlink(join(folder, old));
}
for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
console.log(`schemas/: ${Object.keys(files).length} files`);
