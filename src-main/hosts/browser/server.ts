import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WindowFile } from '../window-files.ts';
import type { Access } from './access.ts';
import { answer, answerEntered, answerFile, usedUp, windowPolicy } from './answers.ts';
import { type Address, addressOf, cookieValue, refusal } from './guard.ts';

export interface LoopbackDeps {
  readonly access: Access;
  readonly files: ReadonlyMap<string, WindowFile>;
  /** The development server in front of us, where there is one: the window then has that address. */
  readonly publicHost: string | null;
  readonly onRevoked: (sessionKey: string) => void;
  /** Why a request is refused; another one only where a run proves that this one matters. */
  readonly judge?: typeof refusal;
}

export interface Loopback {
  readonly server: Server;
  readonly port: number;
  readonly address: Address;
  /** The session key of a request that may pass, or null. */
  readonly admit: (request: IncomingMessage, kind: 'page' | 'socket') => string | null;
  /** A fresh one-time address. */
  readonly newUrl: () => string;
}

/** An HTTP server on 127.0.0.1 and a random port that answers nobody but the user's own window. */
export async function startLoopback(deps: LoopbackDeps, port = 0): Promise<Loopback> {
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 10_000 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  const address = addressOf(deps.publicHost ?? `127.0.0.1:${bound}`);
  // Cookies ignore ports: the name keeps two workspaces in one browser apart.
  const cookieName = `jd_${bound}`;
  const judge = deps.judge ?? refusal;
  const admit: Loopback['admit'] = (request, kind) =>
    judge(request, address, kind) === null
      ? deps.access.sessionKey(cookieValue(request.headers.cookie, cookieName))
      : null;
  const loopback: Loopback = {
    server,
    port: bound,
    address,
    admit,
    newUrl: () => `${address.origin}/enter?code=${deps.access.newCode()}`,
  };
  server.on('request', (request, response) => respond(deps, loopback, cookieName, request, response));
  return loopback;
}

function respond(
  deps: LoopbackDeps,
  loopback: Loopback,
  cookieName: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const ownHost = addressOf(`127.0.0.1:${loopback.port}`);
  const judge = deps.judge ?? refusal;
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  if (request.method === 'POST' && path === '/again') {
    // A second start of the app, not a browser: it never sends an Origin.
    const isOwner = deps.access.isOwner(request.headers.authorization?.replace(/^Bearer /, ''));
    const clean = judge(request, ownHost, 'page') === null && request.headers.origin === undefined;
    return isOwner && clean ? answer(response, 200, loopback.newUrl()) : answer(response, 403, 'Refused.');
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return answer(response, 405, 'Refused.');
  if (judge(request, loopback.address, 'page') !== null) return answer(response, 403, 'Refused.');
  const inside = loopback.admit(request, 'page') !== null;
  if (path === '/enter') {
    // A reload of the first address in a window that is already inside does no harm and must not end its session.
    if (inside) return answer(response, 303, '', { Location: '/' });
    if (request.method === 'HEAD') return answer(response, 405, 'Refused.');
    const entry = deps.access.enter(new URLSearchParams(query).get('code') ?? '');
    if (entry.kind === 'entered') return answerEntered(response, cookieName, entry.session);
    if (entry.revoked !== null) deps.onRevoked(entry.revoked);
    return answer(response, 403, usedUp);
  }
  if (!inside) return answer(response, 403, usedUp);
  const file = deps.files.get(path);
  if (file === undefined) return answer(response, 404, 'There is nothing here.');
  return answerFile(request, response, file, windowPolicy(loopback.address.host));
}
