import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { chromiumFlags, findChromium } from '../chromium.ts';

let opened: Promise<BrowserContext> | undefined;

/** One Chromium for the process, with a profile in userData as Electron has it, and a debugging port for the test. */
export function openChromium(userData: string): Promise<BrowserContext> {
  opened ??= launch(join(userData, 'double-profile'));
  return opened;
}

export async function closeChromium(): Promise<void> {
  await (await opened?.catch(() => undefined))?.close();
}

export function debuggingAddress(userData: string): string {
  const [port] = readFileSync(join(userData, 'double-profile', 'DevToolsActivePort'), 'utf8').split('\n');
  return `http://127.0.0.1:${port}`;
}

async function launch(profile: string): Promise<BrowserContext> {
  mkdirSync(profile, { recursive: true });
  rmSync(join(profile, 'DevToolsActivePort'), { force: true });
  const place = await findChromium();
  return chromium.launchPersistentContext(profile, {
    executablePath: place.path,
    env: { ...process.env, ...place.env },
    args: [...chromiumFlags(), '--remote-debugging-port=0'],
    viewport: null,
    bypassCSP: false,
    handleSIGINT: false,
    handleSIGTERM: false,
  });
}
