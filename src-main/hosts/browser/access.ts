import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A code opens one session, once, within this time. */
const codeLifetimeMs = 120_000;

export type Entry =
  | { readonly kind: 'entered'; readonly session: string }
  | { readonly kind: 'refused'; readonly revoked: string | null };

/** Who may talk to the loopback server: one-time codes, and the sessions that they opened. */
export interface Access {
  readonly newCode: () => string;
  readonly enter: (code: string) => Entry;
  /** The key under which an accepted session is known, or null. */
  readonly sessionKey: (session: string | undefined) => string | null;
  readonly isOwner: (secret: string | undefined) => boolean;
}

/** Only hashes of codes and sessions are kept, so that a lookup tells nothing about how close a guess was. */
export function createAccess(clock: () => number, ownerSecret: string, fixedSession?: string): Access {
  const codes = new Map<string, { readonly until: number; session: string | null }>();
  const sessions = new Set<string>(fixedSession ? [hashOf(fixedSession)] : []);

  return {
    newCode: () => {
      const code = randomBytes(32).toString('base64url');
      codes.set(hashOf(code), { until: clock() + codeLifetimeMs, session: null });
      return code;
    },
    enter: (code) => {
      const known = codes.get(hashOf(code));
      if (!known || (known.session === null && clock() > known.until))
        return { kind: 'refused', revoked: null };
      if (known.session !== null) {
        // Somebody else has used this code, or uses it now: we cannot tell which, so neither keeps the door open.
        sessions.delete(known.session);
        return { kind: 'refused', revoked: known.session };
      }
      const session = fixedSession ?? randomBytes(32).toString('base64url');
      known.session = hashOf(session);
      sessions.add(known.session);
      return { kind: 'entered', session };
    },
    sessionKey: (session) => {
      if (session === undefined) return null;
      const key = hashOf(session);
      return sessions.has(key) ? key : null;
    },
    isOwner: (secret) =>
      secret !== undefined && timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(hashOf(ownerSecret))),
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
