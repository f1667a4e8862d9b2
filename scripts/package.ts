import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Arch, build as buildPackage, type Configuration, Platform } from 'electron-builder';
import { build, root } from './build.ts';
import { checkPackage } from './check-package.ts';
import { electronBinary } from './electron-binary.ts';
import { makeStandIn } from './electron-stand-in.ts';
import { writeNotices } from './third-party.ts';

/**
 * `npm run package`: packs the desktop app. Where Electron's binary is absent it says so and packs, into a folder only,
 * against a stand-in distribution: what the package holds is checked all the same.
 */
async function main(args: readonly string[]): Promise<void> {
  const say = (line: string): void => console.log(line);
  await build({ sourceMaps: false, say });
  writeNotices(root);
  const real = electronBinary();
  const standIn = real === null ? makeStandIn() : null;
  if (standIn === null) say('Packing with Electron’s own binary; its fuses are set.');
  else
    say(
      'Electron’s binary is not installed: packing against a stand-in, to check what the package holds. It will not start.',
    );
  const output = join(root, 'release');
  rmSync(output, { recursive: true, force: true });
  try {
    const directoryOnly = standIn !== null || args.includes('--dir');
    const config: Configuration = standIn === null ? {} : { electronDist: standIn, electronFuses: null };
    await buildPackage({
      projectDir: root,
      publish: 'never',
      config: { extends: join(root, 'electron-builder.yml'), ...config },
      ...(directoryOnly ? { targets: Platform.current().createTarget('dir', currentArch()) } : {}),
    });
    const problems = checkPackage(output);
    for (const problem of problems) console.error(problem);
    say(`package: ${problems.length} problems (${output})`);
    process.exitCode = problems.length === 0 ? 0 : 1;
  } finally {
    if (standIn !== null && existsSync(standIn)) rmSync(standIn, { recursive: true });
  }
}

function currentArch(): Arch {
  return process.arch === 'arm64' ? Arch.arm64 : Arch.x64;
}

await main(process.argv.slice(2));
