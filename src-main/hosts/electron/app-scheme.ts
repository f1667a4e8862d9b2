import { protocol, type Session } from 'electron';
import { contentPolicy, quietHeaders } from '../content-policy.ts';
import type { WindowFile } from '../window-files.ts';

/** Where the window lives. A scheme of our own: `file://` would let the page read the whole disk. */
export const appOrigin = 'app://journey-designer';

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true } },
  ]);
}

/** Answers `app://` from the files that were read at the start, and from nothing else. */
export function serveAppScheme(session: Session, files: ReadonlyMap<string, WindowFile>): void {
  session.protocol.handle('app', (request) => {
    const url = new URL(request.url);
    const known = request.method === 'GET' && `${url.protocol}//${url.host}` === appOrigin;
    const file = known ? files.get(url.pathname) : undefined;
    if (file === undefined)
      return new Response('There is nothing here.', { status: 404, headers: quietHeaders });
    return new Response(file.bytes, {
      headers: {
        ...quietHeaders,
        'Content-Type': file.type,
        'Content-Security-Policy': contentPolicy([]),
        'Cache-Control': 'no-store',
      },
    });
  });
}
