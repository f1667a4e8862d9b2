import { EventEmitter } from 'node:events';
import { mustBeReady, mustNotBeReady } from './app.ts';

type ProtocolHandler = (request: Request) => Response | Promise<Response>;
type PermissionRequestHandler = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
  details: { readonly requestingUrl: string },
) => void;
type PermissionCheckHandler = (contents: unknown, permission: string, origin: string) => boolean;

const schemes = new Map<string, Readonly<Record<string, boolean>>>();
const handlers = new Map<string, ProtocolHandler>();

export const protocol = {
  registerSchemesAsPrivileged: (
    list: readonly { readonly scheme: string; readonly privileges: Readonly<Record<string, boolean>> }[],
  ): void => {
    mustNotBeReady('protocol.registerSchemesAsPrivileged');
    for (const { scheme, privileges } of list) schemes.set(scheme, privileges);
  },
};

class Session extends EventEmitter {
  permissionRequest: PermissionRequestHandler | null = null;
  permissionCheck: PermissionCheckHandler | null = null;
  devicePermission: (() => boolean) | null = null;

  readonly protocol = {
    handle: (scheme: string, handler: ProtocolHandler): void => {
      if (!schemes.get(scheme)?.['standard'])
        throw new Error(`the scheme "${scheme}" was not registered as standard`);
      handlers.set(scheme, handler);
    },
  };

  setPermissionRequestHandler(handler: PermissionRequestHandler): void {
    this.permissionRequest = handler;
  }

  setPermissionCheckHandler(handler: PermissionCheckHandler): void {
    this.permissionCheck = handler;
  }

  setDevicePermissionHandler(handler: () => boolean): void {
    this.devicePermission = handler;
  }
}

const defaultSession = new Session();

export const session = {
  get defaultSession(): Session {
    mustBeReady('session.defaultSession');
    return defaultSession;
  },
};

/** Answers a request to a scheme that the app handles. */
export async function answerScheme(url: string, method: string): Promise<Response | null> {
  const handler = handlers.get(new URL(url).protocol.replace(':', ''));
  return handler ? handler(new Request(url, { method })) : null;
}
