import { EventEmitter } from 'node:events';
import type { Frame, Page, Route } from '@playwright/test';
import { deliver } from './preload-world.ts';
import { createEvent } from './prevented.ts';
import { toReal } from './scheme.ts';

type OpenHandler = (details: { readonly url: string }) => { readonly action: 'deny' | 'allow' };

let nextId = 1;

/** The page of one window. */
export class WebContents extends EventEmitter {
  readonly id = nextId++;
  page: Page | null = null;
  /** Addresses that the main process itself is loading: those are not asked about. */
  readonly loading = new Set<string>();
  openHandler: OpenHandler | null = null;
  private destroyed = false;

  send(channel: string, ...args: unknown[]): void {
    const { page } = this;
    if (page === null || this.destroyed) return;
    deliver(page, channel, args).catch(() => undefined);
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  async printToPDF(options: { preferCSSPageSize?: boolean; printBackground?: boolean }): Promise<Buffer> {
    if (this.page === null) throw new Error('The window is gone.');
    return this.page.pdf(options);
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  /** What Electron asks before a frame goes elsewhere; true lets it go. */
  allowsNavigation(url: string, isMainFrame: boolean): boolean {
    if (this.loading.delete(url)) return true;
    const event = createEvent();
    this.emit('will-frame-navigate', Object.assign(event, { url, isMainFrame }));
    if (isMainFrame) this.emit('will-navigate', event, url);
    return !event.defaultPrevented;
  }

  destroy(): void {
    this.destroyed = true;
    this.emit('destroyed');
  }
}

/** Electron's view of a frame. */
export function frameFacts(frame: Frame): { readonly url: string; readonly parent: unknown } {
  const parent = frame.parentFrame();
  return { url: toReal(frame.url()), parent: parent && frameFacts(parent) };
}

export async function abort(route: Route): Promise<void> {
  await route.abort('aborted').catch(() => undefined);
}
