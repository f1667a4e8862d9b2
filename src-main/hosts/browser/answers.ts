import type { IncomingMessage, ServerResponse } from 'node:http';
import { contentPolicy, quietHeaders } from '../content-policy.ts';
import type { WindowFile } from '../window-files.ts';

/** Plain answers of the loopback server; each carries the same quiet headers. */
export function answer(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    ...quietHeaders,
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cache-Control': 'no-store',
    'Content-Length': String(Buffer.byteLength(body)),
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  });
  response.end(body);
}

/** Sends a file of the window. The page is never cached; hashed files may be. */
export function answerFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: WindowFile,
  policy: string,
): void {
  response.writeHead(200, {
    ...quietHeaders,
    'Content-Security-Policy': policy,
    'Cache-Control': file.immutable ? 'private, max-age=31536000, immutable' : 'no-store',
    'Content-Type': file.type,
    'Content-Length': String(file.bytes.byteLength),
  });
  response.end(request.method === 'HEAD' ? undefined : file.bytes);
}

/** Sets the cookie and moves on to the clean address from a page of our own, so that a strict cookie goes along. */
export function answerEntered(response: ServerResponse, cookieName: string, session: string): void {
  answer(response, 200, '<!doctype html><meta http-equiv="refresh" content="0; url=/">', {
    'Content-Type': 'text/html; charset=utf-8',
    'Set-Cookie': `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict`,
  });
}

export function windowPolicy(host: string): string {
  return contentPolicy([`ws://${host}`]);
}

export const usedUp =
  'This address of Journey Designer has been used or is too old. Start it again ("npm start"): the app that is already running will open a fresh window.';
