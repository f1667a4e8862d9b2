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
  /** PEM text of the certificate by which this side is known; not a secret, its key is. Absent or null: none. */
  clientCertificate: z.string().max(65_536).nullable().optional(),
  /** The password is read from ~/.pgpass each time and kept nowhere. */
  passwordFile: z.boolean().optional(),
  /** Seconds; absent: 8. */
  connectSeconds: z.number().int().min(1).max(120).optional(),
  /** Seconds after which the server ends a statement of a session that says nothing else; absent: as the server has it. */
  statementSeconds: z.number().int().min(1).max(3_600).optional(),
  /** What the server's lists of sessions say; absent: Journey Designer. */
  applicationName: z.string().max(63).optional(),
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
  /** The name of a guarded environment of the same database; then this one is guarded too. Absent or null: none. */
  sharesWith: z.string().nullable().optional(),
  /** When it locks itself again; null: nobody unlocked it. */
  unlockedUntil: z.string().nullable(),
  /** Whether a password is known, and how it is kept: sealed on disk, or until the app closes. */
  password: z.enum(['none', 'sealed', 'memory']),
  /** The same of the key of the client certificate; absent: none is known. */
  clientKey: z.enum(['none', 'sealed', 'memory']).optional(),
});
export type Environment = z.infer<typeof environmentSchema>;
