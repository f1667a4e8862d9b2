import { safeStorage } from 'electron';
import type { Keychain } from '../../ports.ts';

/** The system's keychain, or null where there is none or where it would keep the key as plain text. */
export async function openKeychain(platform: NodeJS.Platform = process.platform): Promise<Keychain | null> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return null;
  if (platform === 'linux' && plainBackends.has(safeStorage.getSelectedStorageBackend())) return null;
  return {
    seal: async (plain) => safeStorage.encryptStringAsync(Buffer.from(plain).toString('base64')),
    open: async (sealed) => {
      const { result } = await safeStorage.decryptStringAsync(Buffer.from(sealed));
      return Buffer.from(result, 'base64');
    },
  };
}

const plainBackends: ReadonlySet<string> = new Set(['basic_text', 'unknown']);
