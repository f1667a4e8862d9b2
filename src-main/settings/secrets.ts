import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../atomic-file.ts';
import { openBytes, sealBytes } from '../database/sealer.ts';
import type { Log, Secrets } from '../ports.ts';

const context = 'secrets';
const sealedSchema = z.record(z.string(), z.string());

/** The secrets port, and what happens to it when the workspace gets a passphrase. */
export interface WorkspaceSecrets extends Secrets {
  /** From now on there is a key: what was to be remembered but lived in memory is sealed. */
  readonly protect: (secretsKey: Uint8Array) => void;
}

/**
 * Passwords in `secrets.sealed`, one sealed file under a key of its own that only the keychain or the passphrase can unwrap (never
 * the data key, which once lay in a plain file where the workspace began unprotected). Without that key they live in memory.
 */
export function createSecrets(folder: string, key: Uint8Array | null, log: Log): WorkspaceSecrets {
  const file = join(folder, 'secrets.sealed');
  let secretsKey = key;
  const sealed = new Map(secretsKey ? readSealed(file, secretsKey, log) : []);
  const memory = new Map<string, { readonly value: string; readonly remember: boolean }>();

  function write(): void {
    if (!secretsKey) return;
    const plain = Buffer.from(JSON.stringify(Object.fromEntries(sealed)), 'utf8');
    writeFileAtomic(file, sealBytes(secretsKey, context, plain));
  }

  return {
    get: (name) => Promise.resolve(memory.get(name)?.value ?? sealed.get(name) ?? null),
    set: (name, value, remember) => {
      const keep = remember && secretsKey !== null;
      const wasSealed = sealed.has(name);
      if (keep) {
        sealed.set(name, value);
        memory.delete(name);
      } else {
        memory.set(name, { value, remember });
        sealed.delete(name);
      }
      if (keep || wasSealed) write();
      return Promise.resolve(keep ? 'sealed' : 'memory');
    },
    remove: (name) => {
      memory.delete(name);
      if (sealed.delete(name)) write();
      return Promise.resolve();
    },
    kept: (name) => {
      if (memory.has(name)) return 'memory';
      return sealed.has(name) ? 'sealed' : 'none';
    },
    protect: (newKey) => {
      secretsKey = newKey;
      const waiting = [...memory].filter(([, secret]) => secret.remember);
      for (const [name, { value }] of waiting) {
        sealed.set(name, value);
        memory.delete(name);
      }
      if (waiting.length > 0) write();
    },
  };
}

function readSealed(file: string, key: Uint8Array, log: Log): readonly (readonly [string, string])[] {
  if (!existsSync(file)) return [];
  const plain = openBytes(key, context, readFileSync(file));
  const parsed = plain ? sealedSchema.safeParse(jsonOrUndefined(plain)) : undefined;
  if (parsed?.success) return Object.entries(parsed.data);
  // Passwords can be typed again; the file is put aside for whoever wants to look.
  const aside = `${file}.damaged`;
  renameSync(file, aside);
  log.warn('the remembered passwords cannot be read and were put aside', { file: aside });
  return [];
}

function jsonOrUndefined(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
