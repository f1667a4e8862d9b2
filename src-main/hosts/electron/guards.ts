import { app, type Session, shell, type WebContents } from 'electron';

/** The window needs no permission but writing to the clipboard when the user copies. */
const allowed = new Set(['clipboard-sanitized-write']);

export function denyPermissions(session: Session, origin: string): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(allowed.has(permission) && details.requestingUrl.startsWith(`${origin}/`));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, requesting) => allowed.has(permission) && isOrigin(requesting, origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

/** Nothing but our own page is ever shown, framed or attached, in whatever contents come to exist. */
export function guardContents(origin: string): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    const keepInside = (event: Electron.Event, url: string): void => {
      if (isOrigin(url, origin)) return;
      event.preventDefault();
      openOutside(url);
    };
    contents.on('will-navigate', keepInside);
    contents.on('will-redirect', keepInside);
    contents.on('will-frame-navigate', (details) => {
      if (!isOrigin(details.url, origin)) details.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      openOutside(url);
      return { action: 'deny' };
    });
  });
}

/** Links leave through the user's browser, and only over https: other schemes can start programs. */
function openOutside(url: string): void {
  if (URL.canParse(url) && new URL(url).protocol === 'https:') void shell.openExternal(url);
}

/** Compares scheme and host: `origin` of a scheme of our own is "null" in some engines. */
export function isOrigin(url: string, origin: string): boolean {
  if (!URL.canParse(url)) return false;
  const parsed = new URL(url);
  return `${parsed.protocol}//${parsed.host}` === origin;
}
