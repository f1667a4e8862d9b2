import { z } from 'zod';

export const environmentRoles = ['sandbox', 'dev', 'staging', 'production'] as const;
export type EnvironmentRole = (typeof environmentRoles)[number];

/** Where a Postgres is. The password is never here: it goes through the secrets port. */
export const postgresConnectionSchema = z.object({
  kind: z.literal('postgres'),
  host: z.string().min(1),
  port: z.number().int().min(1).max(65_535),
  database: z.string().min(1),
  user: z.string().min(1),
  /** The schema that holds the ten tables. */
  schema: z.string().min(1),
  /** `verify` checks the certificate and the host name; `off` is refused unless the host is this computer. */
  tls: z.enum(['verify', 'off']),
  /** PEM text of an authority to trust besides the system's; not a secret. */
  authority: z.string().nullable(),
});
export type PostgresConnection = z.infer<typeof postgresConnectionSchema>;

export const connectionSchema = z.union([z.object({ kind: z.literal('sandbox') }), postgresConnectionSchema]);
export type EnvironmentConnection = z.infer<typeof connectionSchema>;

export const environmentSchema = z.object({
  id: z.string(),
  name: z.string().min(1).max(60),
  role: z.enum(environmentRoles),
  connection: connectionSchema,
  /** Read only until it is unlocked, as its policy says; production is whatever this says (`isGuarded`). */
  guarded: z.boolean(),
  /** When it locks itself again; null: nobody unlocked it. */
  unlockedUntil: z.string().nullable(),
  /** Whether a password is known, and how it is kept: sealed on disk, or until the app closes. */
  password: z.enum(['none', 'sealed', 'memory']),
});
export type Environment = z.infer<typeof environmentSchema>;
