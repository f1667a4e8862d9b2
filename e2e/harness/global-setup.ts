import { build } from '../../scripts/build.ts';
import { prepareWorkspace } from './prepared-workspace.ts';
import prepareSharedPostgres from './shared-postgres.ts';

/** What is tested is what is built: once, before the first worker starts. The answer runs at the end. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  await build({ sourceMaps: true, say: (line) => console.log(line) });
  const forgetWorkspace = await prepareWorkspace();
  const endPostgres = prepareSharedPostgres();
  return async () => {
    await endPostgres();
    forgetWorkspace();
  };
}
