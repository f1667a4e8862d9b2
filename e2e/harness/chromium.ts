import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium } from '@playwright/test';

export interface ChromiumPlace {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where it came from, for the test output. */
  readonly from: string;
}

const flags = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--font-render-hinting=none',
];

/** JD_CHROMIUM, else a Chromium of the system, else the one inside the @sparticuz/chromium package. */
export async function findChromium(): Promise<ChromiumPlace> {
  const chosen = process.env['JD_CHROMIUM'];
  if (chosen) return { path: chosen, env: {}, from: `JD_CHROMIUM (${chosen})` };
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    const found = (process.env['PATH'] ?? '')
      .split(delimiter)
      .map((folder) => join(folder, name))
      .find(existsSync);
    if (found) return { path: found, env: {}, from: found };
  }
  return unpackChromium();
}

/** As root, Chromium only starts without its own sandbox. */
export function chromiumFlags(): string[] {
  return process.getuid?.() === 0 ? [...flags, '--no-sandbox'] : [...flags];
}

/** A real Chromium. */
export async function launchChromium(): Promise<Browser> {
  const place = await findChromium();
  return chromium.launch({
    executablePath: place.path,
    env: { ...process.env, ...place.env },
    args: chromiumFlags(),
    chromiumSandbox: false,
  });
}

/** Unpacks once per version and user, aside and then into place, so that runs side by side never see half of it. */
async function unpackChromium(): Promise<ChromiumPlace> {
  const packageFile = createRequire(import.meta.url)
    .resolve('@sparticuz/chromium')
    .replace(/build[\\/].*$/, 'package.json');
  const { version } = createRequire(import.meta.url)(packageFile) as { version: string };
  const place = join(tmpdir(), `jd-chromium-${version}-${process.getuid?.() ?? 'user'}`);
  if (!existsSync(place)) {
    const aside = mkdtempSync(join(tmpdir(), 'jd-chromium-new-'));
    const bin = join(dirname(packageFile), 'bin');
    await unpack(join(bin, 'chromium.br'), join(aside, 'chromium'));
    chmodSync(join(aside, 'chromium'), 0o755);
    for (const [archive, folder] of [
      ['swiftshader', '.'],
      ['al2023', 'libraries'],
      ['fonts', '.'],
    ] as const) {
      const tar = join(aside, `${archive}.tar`);
      await unpack(join(bin, `${archive}.tar.br`), tar);
      mkdirSync(join(aside, folder), { recursive: true });
      execFileSync('tar', ['-xf', tar, '-C', join(aside, folder)]);
      rmSync(tar);
    }
    try {
      renameSync(aside, place);
    } catch (error) {
      if (!existsSync(place)) throw error;
      rmSync(aside, { recursive: true, force: true });
    }
  }
  return { path: join(place, 'chromium'), env: libraryEnv(place), from: `@sparticuz/chromium ${version}` };
}

/** A bare machine lacks NSS and fonts; the package brings both, to be used only where the system has none. */
function libraryEnv(place: string): Record<string, string> {
  const env: Record<string, string> = {};
  if (/not found/.test(run('ldd', [join(place, 'chromium')]))) {
    env['LD_LIBRARY_PATH'] = [join(place, 'libraries', 'lib'), process.env['LD_LIBRARY_PATH']]
      .filter(Boolean)
      .join(':');
  }
  if (!existsSync('/etc/fonts/fonts.conf')) env['FONTCONFIG_PATH'] = join(place, 'fonts');
  return env;
}

function run(command: string, args: readonly string[]): string {
  try {
    return execFileSync(command, [...args], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

async function unpack(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}
