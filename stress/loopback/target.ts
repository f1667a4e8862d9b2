import { ok } from '../../shared/base/result.ts';
import { type Access, createAccess } from '../../src-main/hosts/browser/access.ts';
import { startLoopback } from '../../src-main/hosts/browser/server.ts';
import { serveSockets } from '../../src-main/hosts/browser/sockets.ts';
import type { Target } from './attacks.ts';
import { sendRaw } from './raw-request.ts';

export interface OpenTarget extends Target {
  readonly close: () => void;
}

const page = { bytes: Buffer.from('<!doctype html>secret page'), type: 'text/html', immutable: false };
const files = new Map([
  ['/', page],
  ['/index.html', page],
]);

/** The real server, its sockets and its rules, in front of an application that counts what reaches it. */
export async function openTarget(mutate: boolean): Promise<OpenTarget> {
  let now = Date.now();
  let reached = 0;
  const ownerSecret = 'owner-secret-of-this-run';
  const real = createAccess(() => now, ownerSecret);
  const access: Access = mutate ? { ...real, sessionKey: () => 'anybody', isOwner: () => true } : real;
  const loopback = await startLoopback({
    access,
    files,
    publicHost: null,
    onRevoked: () => undefined,
    ...(mutate ? { judge: () => null } : {}),
  });
  const app = {
    dispatch: async () => {
      reached += 1;
      return ok({});
    },
    subscribe: () => () => undefined,
  };
  const sockets = serveSockets(loopback, app, () => undefined);
  const enter = async (code: string): Promise<string> => {
    const answer = await sendRaw(loopback.port, [
      `GET /enter?code=${code} HTTP/1.1`,
      `Host: 127.0.0.1:${loopback.port}`,
    ]);
    return /set-cookie: ([^;]+)/i.exec(answer.head)?.[1] ?? 'none=none';
  };
  return {
    port: loopback.port,
    cookie: await enter(access.newCode()),
    newCode: access.newCode,
    usedCode: async () => {
      const code = access.newCode();
      await enter(code);
      return code;
    },
    expiredCode: () => {
      const code = access.newCode();
      now += 10 * 60_000;
      return code;
    },
    ownerSecret,
    reached: () => reached,
    close: () => {
      sockets.close();
      loopback.server.close();
      loopback.server.closeAllConnections();
    },
  };
}
