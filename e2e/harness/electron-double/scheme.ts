/** Chromium knows no `app:` scheme, so each such origin is shown under an https one that only the double answers. */
const shown = /^https:\/\/([^/]+)\.app-double(\/.*)?$/;

export function toShown(url: string): string {
  const match = /^app:\/\/([^/]+)(\/.*)?$/.exec(url);
  return match ? `https://${match[1]}.app-double${match[2] ?? '/'}` : url;
}

export function toReal(url: string): string {
  const match = shown.exec(url);
  return match ? `app://${match[1]}${match[2] ?? '/'}` : url;
}
