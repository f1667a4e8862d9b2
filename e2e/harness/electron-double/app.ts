import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { closeChromium, openChromium } from './chromium-window.ts';
import { createEvent } from './prevented.ts';
import { takeLock } from './single-instance.ts';

const paths = new Map([
  ['userData', join(homedir(), '.config', 'electron-double')],
  ['documents', homedir()],
]);
let ready: Promise<void> | undefined;
let isReady = false;

/** Set by the window module: closes every window, and answers false where one of them stayed. */
const windows = { closeAll: (): Promise<boolean> => Promise.resolve(true) };

export function onCloseAll(closeAll: () => Promise<boolean>): void {
  windows.closeAll = closeAll;
}

/** Electron asks for some things before `ready` and forbids others. */
export function mustBeReady(what: string): void {
  if (!isReady) throw new Error(`${what} cannot be used before the app is ready`);
}

export function mustNotBeReady(what: string): void {
  if (isReady) throw new Error(`${what} must be called before the app is ready`);
}

class App extends EventEmitter {
  readonly isPackaged = process.env['JD_DOUBLE_PACKAGED'] === '1';
  readonly sandboxed = { value: false };

  getPath(name: string): string {
    const path = paths.get(name);
    if (path === undefined) throw new Error(`the double knows no path "${name}"`);
    return path;
  }

  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist`);
    paths.set(name, path);
  }

  enableSandbox(): void {
    mustNotBeReady('app.enableSandbox');
    this.sandboxed.value = true;
  }

  requestSingleInstanceLock(): boolean {
    return takeLock(this.getPath('userData'), () => this.emit('second-instance', createEvent()));
  }

  whenReady(): Promise<void> {
    ready ??= this.becomeReady();
    return ready;
  }

  quit(): void {
    void this.leave();
  }

  exit(code = 0): void {
    void closeChromium().finally(() => process.exit(code));
  }

  private async becomeReady(): Promise<void> {
    await openChromium(this.getPath('userData'));
    isReady = true;
  }

  private async leave(): Promise<void> {
    const before = createEvent();
    this.emit('before-quit', before);
    if (before.defaultPrevented || !(await windows.closeAll())) return;
    const will = createEvent();
    this.emit('will-quit', will);
    if (!will.defaultPrevented) this.exit(0);
  }
}

export const app = new App();
process.on('SIGTERM', () => app.quit());
process.on('SIGINT', () => app.quit());
