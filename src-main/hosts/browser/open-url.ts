import { spawn } from 'node:child_process';

/** Opens the user's own browser. Resolves to false where the system has no way to do so. */
export function openUrl(url: string, platform: NodeJS.Platform = process.platform): Promise<boolean> {
  const [command, ...args] = opener(url, platform);
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    // xdg-open ends with a status other than 0 where no browser is installed; a browser that it starts may keep it.
    child.once('exit', (code) => resolve(code === 0));
    setTimeout(() => resolve(child.exitCode === null || child.exitCode === 0), 2_000).unref();
    child.unref();
  });
}

function opener(url: string, platform: NodeJS.Platform): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open', url];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url];
  return ['xdg-open', url];
}
