import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { syncFolder, writeFileAtomic } from '../atomic-file.ts';
import type { Keychain, PassphraseCost } from '../ports.ts';
import {
  openUnderPassphrase,
  type PassphraseSlot,
  passphraseSlotSchema,
  sealUnderPassphrase,
} from './passphrase.ts';

/** `workspace.keys.json`: the same two keys, wrapped by the OS keychain, by the passphrase, or by both. */
const wrappedKeysSchema = z.object({
  format: z.literal(1),
  workspaceId: z.string(),
  keychain: z.base64().nullable(),
  passphrase: passphraseSlotSchema.nullable(),
});
export type WrappedKeys = z.infer<typeof wrappedKeysSchema>;

/** What lies in the folder. */
export type HeldKeys =
  | { readonly kind: 'none' }
  | { readonly kind: 'file'; readonly dataKey: Uint8Array }
  | { readonly kind: 'wrapped'; readonly wrapped: WrappedKeys }
  | { readonly kind: 'damaged'; readonly file: string };

export interface OpenedKeys {
  /** Encrypts the database and everything sealed for the workspace. */
  readonly dataKey: Uint8Array;
  /** Encrypts remembered passwords; null in the unprotected mode, where nothing may be remembered on disk. */
  readonly secretsKey: Uint8Array | null;
  readonly state: 'keychain' | 'passphrase' | 'unprotected-file';
  readonly hasPassphrase: boolean;
}

export interface Unlocking {
  readonly keychain: Keychain | null;
  readonly passphrase: string | null;
}

/** What new keys are wrapped with. */
export interface Wrapping {
  readonly keychain: Keychain | null;
  /** Left out: the full cost. */
  readonly passphraseCost?: PassphraseCost;
}

export function readKeys(folder: string): HeldKeys {
  const text = readIfThere(wrappedFile(folder));
  // A plain key beside wrapped ones was put back by somebody: the workspace has another key since it has a passphrase.
  if (text === undefined) {
    const plain = readIfThere(keyFile(folder))?.trim();
    if (plain === undefined) return { kind: 'none' };
    if (!/^[0-9a-f]{64}$/.test(plain)) return { kind: 'damaged', file: 'workspace.key' };
    return { kind: 'file', dataKey: Buffer.from(plain, 'hex') };
  }
  const parsed = wrappedKeysSchema.safeParse(jsonOrUndefined(text));
  if (!parsed.success) return { kind: 'damaged', file: 'workspace.keys.json' };
  return { kind: 'wrapped', wrapped: parsed.data };
}

/** New random keys for a new workspace, on disk and synced before the database that they encrypt is made. */
export async function createKeys(
  folder: string,
  { keychain, passphrase, passphraseCost }: Unlocking & Wrapping,
): Promise<OpenedKeys> {
  const dataKey = randomBytes(32);
  const secretsKey = randomBytes(32);
  const both = Buffer.concat([dataKey, secretsKey]);
  const sealed = await sealInKeychain(keychain, both);
  if (sealed === null && passphrase === null) {
    writeFileAtomic(keyFile(folder), `${dataKey.toString('hex')}\n`);
    return { dataKey, secretsKey: null, state: 'unprotected-file', hasPassphrase: false };
  }
  const workspaceId = randomUUID();
  writeWrapped(folder, {
    format: 1,
    workspaceId,
    keychain: sealed,
    passphrase:
      passphrase === null ? null : await sealUnderPassphrase(passphrase, workspaceId, both, passphraseCost),
  });
  const state = sealed === null ? 'passphrase' : 'keychain';
  return { dataKey, secretsKey, state, hasPassphrase: passphrase !== null };
}

export type UnlockProblem = 'passphrase-needed' | 'wrong-passphrase' | 'keychain-only';

/** Unwraps by the keychain, else by the passphrase. A keychain that lost its entry is given it again. */
export async function openKeys(
  folder: string,
  wrapped: WrappedKeys,
  { keychain, passphrase }: Unlocking,
): Promise<Result<OpenedKeys, UnlockProblem>> {
  const hasPassphrase = wrapped.passphrase !== null;
  const fromKeychain = keychain && wrapped.keychain ? await tryKeychain(keychain, wrapped.keychain) : null;
  if (fromKeychain) return ok({ ...split(fromKeychain), state: 'keychain', hasPassphrase });
  if (!wrapped.passphrase) return err('keychain-only');
  if (passphrase === null) return err('passphrase-needed');
  const both = await openUnderPassphrase(passphrase, wrapped.workspaceId, wrapped.passphrase);
  if (!both || both.length !== 64) return err('wrong-passphrase');
  const sealed = await sealInKeychain(keychain, both);
  const remembered = sealed !== null && tryWrite(folder, { ...wrapped, keychain: sealed });
  return ok({ ...split(both), state: remembered ? 'keychain' : 'passphrase', hasPassphrase });
}

/**
 * Wraps the keys under a new passphrase (and the keychain where there is one). The new wrapping is opened again and
 * handed to `verify` before it is written, and the plain key file goes only after that. Throws with nothing changed.
 */
export async function wrapUnderPassphrase(
  folder: string,
  opened: OpenedKeys,
  passphrase: string,
  { keychain, passphraseCost }: Wrapping,
  verify: (dataKey: Uint8Array) => void,
): Promise<OpenedKeys> {
  const held = readKeys(folder);
  const secretsKey = opened.secretsKey ?? randomBytes(32);
  const both = Buffer.concat([opened.dataKey, secretsKey]);
  const workspaceId = held.kind === 'wrapped' ? held.wrapped.workspaceId : randomUUID();
  const slot: PassphraseSlot = await sealUnderPassphrase(passphrase, workspaceId, both, passphraseCost);
  const reopened = await openUnderPassphrase(passphrase, workspaceId, slot);
  if (!reopened) throw new Error('The keys just wrapped do not open again');
  verify(split(reopened).dataKey);
  const earlier = held.kind === 'wrapped' ? held.wrapped.keychain : null;
  const sealed = await sealInKeychain(keychain, both);
  writeWrapped(folder, { format: 1, workspaceId, keychain: sealed ?? earlier, passphrase: slot });
  const written = readIfThere(wrappedFile(folder));
  if (!wrappedKeysSchema.safeParse(jsonOrUndefined(written ?? '')).success) {
    throw new Error('The wrapped keys cannot be read back');
  }
  rmSync(keyFile(folder), { force: true });
  syncFolder(folder);
  return {
    dataKey: opened.dataKey,
    secretsKey,
    state: sealed === null ? 'passphrase' : 'keychain',
    hasPassphrase: true,
  };
}

/**
 * New keys for a workspace whose key lay in a plain file, wrapped under its first passphrase. `write` puts them where the
 * swap takes them from; until then nothing on the disk has changed.
 */
export async function makeNextKeys(
  passphrase: string,
  { keychain, passphraseCost }: Wrapping,
): Promise<{ readonly keys: OpenedKeys; readonly write: (file: string) => void }> {
  const dataKey = randomBytes(32);
  const secretsKey = randomBytes(32);
  const both = Buffer.concat([dataKey, secretsKey]);
  const workspaceId = randomUUID();
  const slot = await sealUnderPassphrase(passphrase, workspaceId, both, passphraseCost);
  const reopened = await openUnderPassphrase(passphrase, workspaceId, slot);
  if (!reopened || !both.equals(reopened)) throw new Error('The keys just wrapped do not open again');
  const sealed = await sealInKeychain(keychain, both);
  const wrapped: WrappedKeys = { format: 1, workspaceId, keychain: sealed, passphrase: slot };
  return {
    keys: {
      dataKey,
      secretsKey,
      state: sealed === null ? 'passphrase' : 'keychain',
      hasPassphrase: true,
    },
    write: (file) => writeFileAtomic(file, `${JSON.stringify(wrapped, null, 2)}\n`),
  };
}

function writeWrapped(folder: string, wrapped: WrappedKeys): void {
  writeFileAtomic(wrappedFile(folder), `${JSON.stringify(wrapped, null, 2)}\n`);
}

/** A convenience beside the passphrase: a full disk must not keep the workspace closed. */
function tryWrite(folder: string, wrapped: WrappedKeys): boolean {
  try {
    writeWrapped(folder, wrapped);
    return true;
  } catch {
    return false;
  }
}

/** null where there is no keychain, or one that does not answer: then it is as if there were none. */
async function sealInKeychain(keychain: Keychain | null, both: Uint8Array): Promise<string | null> {
  try {
    return keychain ? toBase64(await keychain.seal(both)) : null;
  } catch {
    return null;
  }
}

async function tryKeychain(keychain: Keychain, sealed: string): Promise<Uint8Array | null> {
  try {
    const both = await keychain.open(Buffer.from(sealed, 'base64'));
    return both.length === 64 ? both : null;
  } catch {
    // Another machine's or user's keychain: the passphrase is what is left.
    return null;
  }
}

function split(both: Uint8Array): { readonly dataKey: Uint8Array; readonly secretsKey: Uint8Array } {
  return { dataKey: both.subarray(0, 32), secretsKey: both.subarray(32, 64) };
}

function keyFile(folder: string): string {
  return join(folder, 'workspace.key');
}

function wrappedFile(folder: string): string {
  return join(folder, 'workspace.keys.json');
}

function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
