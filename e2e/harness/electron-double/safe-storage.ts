import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, mustBeReady } from './app.ts';

type Backend = 'basic_text' | 'gnome_libsecret';

const backend = (process.env['JD_DOUBLE_KEYCHAIN'] ?? 'basic_text') as Backend;

/** The double's keychain: a key beside userData, as a real one outlives the app. */
function key(): Buffer {
  mustBeReady('safeStorage');
  const file = join(app.getPath('userData'), 'double-keychain');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32));
  return readFileSync(file);
}

export const safeStorage = {
  isAsyncEncryptionAvailable: (): Promise<boolean> => {
    mustBeReady('safeStorage');
    return Promise.resolve(true);
  },
  getSelectedStorageBackend: (): Backend => backend,
  encryptStringAsync: (text: string): Promise<Buffer> => {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key(), iv);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Promise.resolve(Buffer.concat([iv, cipher.getAuthTag(), body]));
  },
  decryptStringAsync: (sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> => {
    const decipher = createDecipheriv('aes-256-gcm', key(), sealed.subarray(0, 12));
    decipher.setAuthTag(sealed.subarray(12, 28));
    const text = Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
    return Promise.resolve({ result: text, shouldReEncrypt: false });
  },
};
