import { build } from '../../scripts/build.ts';
import prepareSharedPostgres from './shared-postgres.ts';

/** What is tested is what is built: once, before the first worker starts. The answer runs at the end. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  await build({ sourceMaps: true, say: (line) => console.log(line) });
  return prepareSharedPostgres();
}
