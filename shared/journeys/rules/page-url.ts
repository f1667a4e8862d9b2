/** Characters that stand in no address unescaped. Braces may: /orders/{id}. */
const never = /[\s\p{Cc}<>"`\\^|]/u;
const scheme = /^([a-z][a-z0-9+.-]*):/i;
const scripts = new Set(['javascript', 'vbscript', 'data']);

/** Whether an address would run a program where it is opened. Browsers skip blanks and line ends in a scheme. */
export function isScriptUrl(url: string): boolean {
  const name = url.replace(/[\s\p{Cc}]+/gu, '').match(scheme)?.[1];
  return name !== undefined && scripts.has(name.toLowerCase());
}

/** Why this is no address of a page; undefined: it is a path, a web address or an app's own link. */
export function pageUrlProblem(url: string): string | undefined {
  if (never.test(url)) return 'holds blanks or signs that an address cannot hold';
  const name = url.match(scheme)?.[1]?.toLowerCase();
  if (name === 'http' || name === 'https') {
    return /^https?:\/\/[^/?#]+/i.test(url) ? undefined : 'has no host name';
  }
  return undefined;
}
