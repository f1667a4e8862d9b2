import type { PostgresConnection } from '../../../shared/publishing/environment.ts';
import type { Secrets } from '../../ports.ts';
import type { Credentials } from '../postgres/server-connection.ts';
import { passwordOfFile } from './service-file.ts';

const parts = ['password', 'key', 'passphrase'] as const;
type Part = (typeof parts)[number];

/** What was typed; null or absent: nothing, '' forgets what is remembered. */
export type TypedSecrets = Partial<Record<Part, string | null | undefined>>;

export type EnvironmentSecrets = ReturnType<typeof createEnvironmentSecrets>;

/** What an environment signs in with: kept by the secrets port and nowhere else. */
export function createEnvironmentSecrets(secrets: Secrets) {
  /** The password's name is from before there were others. */
  function nameOf(id: string, part: Part): string {
    return part === 'password' ? `environment:${id}` : `environment:${id}:${part}`;
  }

  return {
    kept: (id: string, part: Part) => secrets.kept(nameOf(id, part)),
    give: async (id: string, typed: TypedSecrets, remember: boolean): Promise<void> => {
      for (const part of parts) {
        const value = typed[part] ?? null;
        if (value === '') await secrets.remove(nameOf(id, part));
        else if (value !== null) await secrets.set(nameOf(id, part), value, remember);
      }
    },
    forget: async (id: string): Promise<void> => {
      for (const part of parts) await secrets.remove(nameOf(id, part));
    },
    copy: async (from: string, to: string): Promise<void> => {
      for (const part of parts) {
        const value = await secrets.get(nameOf(from, part));
        const remember = secrets.kept(nameOf(from, part)) === 'sealed';
        if (value !== null) await secrets.set(nameOf(to, part), value, remember);
      }
    },
    /** For a connection: what was typed, else the password file's, else what is remembered. `id` null: nothing may be. */
    credentials: async (
      id: string | null,
      connection: PostgresConnection,
      typed: TypedSecrets,
    ): Promise<Credentials> => {
      const kept = (part: Part) => (id === null ? null : secrets.get(nameOf(id, part)));
      const ofFile = connection.passwordFile === true ? passwordOfFile(connection) : null;
      const password = typed.password ?? (ofFile?.ok ? ofFile.value : null) ?? (await kept('password'));
      return {
        password,
        key: typed.key ?? (await kept('key')),
        passphrase: typed.passphrase ?? (await kept('passphrase')),
        note: password === null && ofFile && !ofFile.ok ? ofFile.error : null,
      };
    },
  };
}
