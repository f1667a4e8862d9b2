import { randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { codePointLength } from '../../shared/base/text.ts';
import type { PassphraseCost } from '../ports.ts';
import { openBytes, sealBytes } from './sealer.ts';

/** Something sealed under a passphrase, with what is needed to derive its key again. */
export const passphraseSlotSchema = z.object({
  kdf: z.literal('scrypt'),
  /** Work factors; bounded, so that a hostile file cannot make the app use all memory. */
  n: z
    .number()
    .int()
    .min(1024)
    .max(2 ** 20),
  r: z.number().int().min(1).max(16),
  p: z.number().int().min(1).max(4),
  salt: z.base64(),
  sealed: z.base64(),
});
export type PassphraseSlot = z.infer<typeof passphraseSlotSchema>;

/** 128 MB and about a third of a second a guess (OWASP's first choice for scrypt). */
export const fullCost: PassphraseCost = { n: 2 ** 17, r: 8, p: 1 };

export const shortestPassphrase = 8;

export function isPassphraseLongEnough(passphrase: string): boolean {
  return codePointLength(passphrase) >= shortestPassphrase;
}

export async function sealUnderPassphrase(
  passphrase: string,
  context: string,
  plain: Uint8Array,
  { n, r, p }: PassphraseCost = fullCost,
): Promise<PassphraseSlot> {
  const salt = randomBytes(16);
  const key = await passphraseToKey(passphrase, salt, { n, r, p });
  const sealed = Buffer.from(sealBytes(key, context, plain)).toString('base64');
  return { kdf: 'scrypt', n, r, p, salt: salt.toString('base64'), sealed };
}

/** null where the passphrase is another one. */
export async function openUnderPassphrase(
  passphrase: string,
  context: string,
  slot: PassphraseSlot,
): Promise<Uint8Array | null> {
  const key = await passphraseToKey(passphrase, Buffer.from(slot.salt, 'base64'), slot);
  return openBytes(key, context, Buffer.from(slot.sealed, 'base64'));
}

function passphraseToKey(
  passphrase: string,
  salt: Uint8Array,
  { n, r, p }: PassphraseCost,
): Promise<Uint8Array> {
  // The same characters typed on another system may come decomposed.
  const typed = Buffer.from(passphrase.normalize('NFC'), 'utf8');
  return new Promise((resolve, reject) => {
    const options = { N: n, r, p, maxmem: 128 * n * r * p + 32 * 1024 * 1024 };
    scrypt(typed, salt, 32, options, (failure, key) => (failure ? reject(failure) : resolve(key)));
  });
}
