import { readFileSync } from 'node:fs';
import type { BrowserContext, Frame, Page } from '@playwright/test';

const binding = '__doubleSend';
const delivery = '__doubleDeliver';

export type OnSend = (page: Page, frame: Frame, channel: string, args: readonly unknown[]) => void;

/** Makes every top frame of the context run the built preload before the page's own scripts. */
export async function installPreload(context: BrowserContext, file: string, onSend: OnSend): Promise<void> {
  await context.exposeBinding(binding, ({ page, frame }, channel: string, args: readonly unknown[]) => {
    onSend(page, frame, channel, args);
  });
  await context.addInitScript({ content: worldAround(readFileSync(file, 'utf8')) });
}

export async function deliver(page: Page, channel: string, args: readonly unknown[]): Promise<void> {
  await page.evaluate(
    ([name, channel, args]) => {
      const target = (globalThis as Record<string, unknown>)[name];
      if (typeof target === 'function') target(channel, args);
    },
    [delivery, channel, args] as const,
  );
}

/** A sandboxed preload: CommonJS, a `require` that knows only electron, and nothing of it left on the page. */
function worldAround(preload: string): string {
  return `(() => {
  if (window !== window.top) return;
  const send = globalThis.${binding};
  delete globalThis.${binding};
  const listeners = new Map();
  Object.defineProperty(globalThis, '${delivery}', { value: (channel, args) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
  } });
  const electron = {
    contextBridge: { exposeInMainWorld: (name, api) => {
      Object.defineProperty(globalThis, name, { value: Object.freeze({ ...api }), enumerable: true });
    } },
    ipcRenderer: {
      send: (channel, ...args) => void send(channel, args),
      on: (channel, listener) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    },
  };
  const require = (name) => {
    if (name !== 'electron') throw new Error('a sandboxed preload cannot require ' + name);
    return electron;
  };
  const module = { exports: {} };
  ((module, exports, require) => { ${preload}
  })(module, module.exports, require);
})();`;
}
