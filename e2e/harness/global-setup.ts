import { build } from '../../scripts/build.ts';

/** What is tested is what is built: once, before the first worker starts. */
export default async function globalSetup(): Promise<void> {
  await build({ sourceMaps: true, say: (line) => console.log(line) });
}
