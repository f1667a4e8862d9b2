import type { IncomingMessage } from 'node:http';

/** The one address under which the window may speak to us, exactly as the browser writes it. */
export interface Address {
  /** For example `127.0.0.1:40123`. */
  readonly host: string;
  /** For example `http://127.0.0.1:40123`. */
  readonly origin: string;
}

export function addressOf(host: string): Address {
  return { host, origin: `http://${host}` };
}

/**
 * Why a request is refused, or null. An exact Host stops DNS rebinding; an exact Origin and the fetch metadata stop
 * other sites. Browsers send no Origin with their own plain GETs, so only an upgrade must carry one.
 */
export function refusal(request: IncomingMessage, address: Address, kind: 'page' | 'socket'): string | null {
  const { headers } = request;
  if (headers.host !== address.host) return 'wrong Host';
  if (count(request, 'host') !== 1) return 'more than one Host';
  if (headers.origin !== undefined && headers.origin !== address.origin) return 'wrong Origin';
  if (kind === 'socket' && headers.origin === undefined) return 'no Origin';
  const site = headers['sec-fetch-site'];
  const fromHere = site === undefined || site === 'same-origin' || site === 'none';
  if (!fromHere && !isOpening(request)) return 'cross-site';
  return null;
}

/** A link followed from elsewhere (a terminal in a browser) may open the entry address, and nothing else. */
function isOpening(request: IncomingMessage): boolean {
  const { headers } = request;
  return (
    request.method === 'GET' &&
    request.url?.startsWith('/enter?') === true &&
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-dest'] === 'document'
  );
}

function count(request: IncomingMessage, name: string): number {
  return request.rawHeaders.filter((value, index) => index % 2 === 0 && value.toLowerCase() === name).length;
}

/** The value of one cookie, or undefined where it is missing or said twice with different values. */
export function cookieValue(header: string | undefined, name: string): string | undefined {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return new Set(values).size === 1 ? values[0] : undefined;
}
