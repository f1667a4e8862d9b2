import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Sealer } from '../ports.ts';

const nonceBytes = 12;
const tagBytes = 16;
/** The first byte of everything sealed, so that a later form can be told apart. */
const form = 1;

/** AES-256-GCM with a random nonce: form, nonce, tag, ciphertext. `context` is bound in and must be the same to open. */
export function sealBytes(key: Uint8Array, context: string, plain: Uint8Array): Uint8Array {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context, 'utf8'));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(form), nonce, cipher.getAuthTag(), body]);
}

/** null where the key or the context is another, or a single bit was changed. */
export function openBytes(key: Uint8Array, context: string, sealed: Uint8Array): Uint8Array | null {
  if (sealed.length < 1 + nonceBytes + tagBytes || sealed[0] !== form) return null;
  const nonce = sealed.subarray(1, 1 + nonceBytes);
  const tag = sealed.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(context, 'utf8')).setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(sealed.subarray(1 + nonceBytes + tagBytes)), decipher.final()]);
  } catch {
    return null;
  }
}

/** A key of its own for each purpose, so that what is sealed for one cannot be opened as another. */
export function deriveKey(key: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, Buffer.alloc(0), `journey-designer ${purpose}`, 32));
}

export function createSealer(dataKey: Uint8Array): Sealer {
  return {
    seal: (purpose, plain) => sealBytes(deriveKey(dataKey, purpose), purpose, plain),
    open: (purpose, sealed) => openBytes(deriveKey(dataKey, purpose), purpose, sealed),
  };
}
