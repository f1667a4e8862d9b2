import { EventEmitter } from 'node:events';
import type { BrowserContext, Frame, Page, Request as PageRequest, Route } from '@playwright/test';
import { app, mustBeReady, onCloseAll } from './app.ts';
import { openChromium } from './chromium-window.ts';
import { ipcMain } from './ipc.ts';
import { installPreload } from './preload-world.ts';
import { createEvent } from './prevented.ts';
import { toReal, toShown } from './scheme.ts';
import { answerScheme } from './session.ts';
import { abort, frameFacts, WebContents } from './web-contents.ts';

interface Options {
  readonly width?: number;
  readonly height?: number;
  readonly title?: string;
  readonly show?: boolean;
  readonly webPreferences: { readonly preload: string } & Readonly<Record<string, unknown>>;
}

const open: BrowserWindow[] = [];
let context: Promise<BrowserContext> | undefined;

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents();
  visible = false;
  focusCount = 0;
  readonly options: Options;
  private readonly made: Promise<Page>;

  constructor(options: Options) {
    super();
    mustBeReady('BrowserWindow');
    this.options = options;
    this.visible = options.show !== false;
    open.push(this);
    app.emit('web-contents-created', createEvent(), this.webContents);
    this.made = this.makePage();
  }

  static getAllWindows(): BrowserWindow[] {
    return [...open];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return open.at(-1) ?? null;
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.made;
    this.webContents.loading.add(url);
    await page.goto(toShown(url));
    this.emit('ready-to-show');
  }

  show(): void {
    this.visible = true;
  }

  focus(): void {
    this.focusCount += 1;
  }

  maximize(): void {}

  isMaximized(): boolean {
    return false;
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {}

  isDestroyed(): boolean {
    return this.webContents.isDestroyed();
  }

  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    return { x: 40, y: 40, width: this.options.width ?? 800, height: this.options.height ?? 600 };
  }

  close(): void {
    const event = createEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) quietly(this.made.then((page) => page.close({ runBeforeUnload: true })));
  }

  private async makePage(): Promise<Page> {
    context ??= prepare(this.options.webPreferences.preload);
    const ready = await context;
    const page = ready.pages().find((candidate) => candidate.url() === 'about:blank' && !isOurs(candidate));
    const mine = page ?? (await ready.newPage());
    this.webContents.page = mine;
    mine.on('dialog', (dialog) => {
      if (dialog.type() !== 'beforeunload') return quietly(dialog.dismiss());
      const event = createEvent();
      this.webContents.emit('will-prevent-unload', event);
      return quietly(event.defaultPrevented ? dialog.accept() : dialog.dismiss());
    });
    mine.on('close', () => this.gone());
    return mine;
  }

  private gone(): void {
    open.splice(open.indexOf(this), 1);
    this.webContents.destroy();
    this.emit('closed');
    if (open.length === 0) app.emit('window-all-closed');
  }
}

const popups = { opened: 0, asked: 0 };

/** Not before the host was asked about its address: closed sooner, it would never ask. */
async function closePopup(page: Page): Promise<void> {
  if ((await page.opener()) === null) return;
  popups.opened += 1;
  const mine = popups.opened;
  for (let waited = 0; waited < 10_000 && popups.asked < mine; waited += 20) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await page.close();
}

/** The test is attached to the same pages: it may have answered or closed first. */
function quietly(work: Promise<unknown>): void {
  work.catch(() => undefined);
}

function isOurs(page: Page): boolean {
  return open.some((window) => window.webContents.page === page);
}

async function prepare(preload: string): Promise<BrowserContext> {
  const ready = await openChromium(app.getPath('userData'));
  await installPreload(ready, preload, (page, frame, channel, args) => {
    const sender = open.find((window) => window.webContents.page === page)?.webContents;
    if (sender) ipcMain.emit(channel, { sender, senderFrame: frameFacts(frame) }, ...args);
  });
  await ready.route('**/*', (route) => answer(route));
  // Only denied popups are known here: a host that allows one must teach the double to show it.
  ready.on('page', (page) => quietly(closePopup(page)));
  return ready;
}

/** Playwright has no frame yet for the first request of a page that is being opened. */
function frameOf(request: PageRequest): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}

/** Every request of every page: navigations are asked about, the app's own scheme is answered, nothing else exists. */
async function answer(route: Route): Promise<void> {
  const request = route.request();
  const url = toReal(request.url());
  const frame = frameOf(request);
  const contents = open.find((window) => window.webContents.page === frame?.page())?.webContents;
  if (frame === null || contents === undefined) {
    // A page that no BrowserWindow made: what `window.open` asks for.
    BrowserWindow.getFocusedWindow()?.webContents.openHandler?.({ url });
    popups.asked += 1;
    return abort(route);
  }
  const isMainFrame = frame.parentFrame() === null;
  if (request.isNavigationRequest() && !contents.allowsNavigation(url, isMainFrame)) return abort(route);
  const response = await answerScheme(url, request.method());
  if (response === null) return abort(route);
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
}

/** Closes every window as quitting does; false where a page insisted on staying. */
onCloseAll(async () => {
  for (const window of open) window.close();
  for (let waited = 0; waited < 10_000 && open.length > 0; waited += 20) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return open.length === 0;
});
