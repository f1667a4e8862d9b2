import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createServer, build as viteBuild } from 'vite';
import { root } from './build.ts';
import { electronBinary } from './electron-binary.ts';
import { freePort } from './free-port.ts';

/**
 * `npm run dev`: the window comes from Vite and reloads as you type; the application is built again and started again
 * when its sources change, and the window reconnects.
 */
async function main(args: readonly string[]): Promise<void> {
  const electron = electronBinary();
  const hostPort = await freePort();
  const window = await createServer({
    configFile: join(root, 'vite.window.config.ts'),
    root: join(root, 'src-renderer'),
    server: {
      host: '127.0.0.1',
      port: await freePort(),
      strictPort: true,
      // The window speaks to Vite's address only; what is the application's goes on to it, Host and Origin unchanged.
      proxy: electron
        ? {}
        : {
            '/enter': { target: `http://127.0.0.1:${hostPort}`, changeOrigin: false },
            '/socket': { target: `ws://127.0.0.1:${hostPort}`, changeOrigin: false, ws: true },
          },
    },
  });
  await window.listen();
  const address = `127.0.0.1:${window.config.server.port}`;
  const env = electron
    ? { JD_DEV_URL: `http://${address}/` }
    : { JD_DEV_HOST: address, JD_DEV_PORT: String(hostPort), JD_DEV_SESSION: session, JD_IDLE_MINUTES: '0' };
  console.log(
    electron ? 'Developing in Electron.' : 'Developing in the browser: no Electron binary is installed.',
  );
  const restart = createRestarts(electron, args, env);
  await watchApplication(restart.onBuilt);
  const stop = async (): Promise<void> => {
    await restart.stop();
    await window.close();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
}

/** The same for the whole time, so that a window stays inside when the application restarts. */
const session = randomBytes(32).toString('base64url');

interface Restarts {
  readonly onBuilt: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

function createRestarts(
  electron: string | null,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Restarts {
  let child: ChildProcess | null = null;
  let opened = false;
  const stop = async (): Promise<void> => {
    const old = child;
    child = null;
    if (old === null || old.exitCode !== null || old.signalCode !== null) return;
    const ended = new Promise((resolve) => old.once('exit', resolve));
    old.kill('SIGTERM');
    await ended;
  };
  return {
    stop,
    onBuilt: async () => {
      await stop();
      const [command, ...rest] = electron
        ? [electron, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root]
        : [process.execPath, join(root, 'dist', 'main', 'browser.js'), ...(opened ? ['--no-open'] : [])];
      child = spawn(command, [...rest, ...args], { stdio: 'inherit', env: { ...process.env, ...env } });
      opened = true;
    },
  };
}

/** Builds the application and the preload now and after every change. */
async function watchApplication(onBuilt: () => Promise<void>): Promise<void> {
  const preload = { configFile: join(root, 'vite.preload.config.ts'), root, logLevel: 'warn' } as const;
  await viteBuild(preload);
  const watcher = await viteBuild({
    configFile: join(root, 'vite.main.config.ts'),
    root,
    logLevel: 'warn',
    build: { outDir: join(root, 'dist', 'main'), sourcemap: true, watch: {} },
  });
  if (!('on' in watcher)) throw new Error('Vite did not start watching.');
  watcher.on('event', (event) => {
    if (event.code === 'BUNDLE_END') void event.result.close().then(onBuilt);
    if (event.code === 'ERROR') console.error(event.error.message);
  });
}

await main(process.argv.slice(2));
