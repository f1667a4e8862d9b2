import type { Environment, EnvironmentRole } from '../../../shared/publishing/environment.ts';

/** What a role is called and what it is for. The colours are in `role.module.css`, by the same words. */
export const roles = {
  sandbox: { label: 'Sandbox', purpose: 'A database inside this app, for trying out.' },
  dev: { label: 'Development', purpose: 'For developers; nothing real depends on it.' },
  staging: { label: 'Staging', purpose: 'The last stop before production.' },
  production: {
    label: 'Production',
    purpose: 'Real people depend on it. Read only until it is unlocked, and every push asks for its name.',
  },
} as const satisfies Record<EnvironmentRole, { readonly label: string; readonly purpose: string }>;

/** Roles that a connection can be given; the sandbox is built in. */
export const choosableRoles = ['dev', 'staging', 'production'] as const;

/** Where the database is, short enough for a row: 'journeys at db.example.com'. */
export function placeOf({ connection }: Environment): string {
  return connection.kind === 'sandbox' ? 'This computer' : `${connection.database} at ${connection.host}`;
}

/** The whole address without a password, for tooltips and confirmations. */
export function addressOf({ connection }: Environment): string {
  if (connection.kind === 'sandbox') return 'a database inside this app';
  return `${connection.user}@${connection.host}:${connection.port}/${connection.database}, schema ${connection.schema}`;
}

/** The database as it is said where it is about to be written: never cut short there. */
export function targetWords({ connection }: Environment): readonly [database: string, where: string] {
  if (connection.kind === 'sandbox') return ['the sandbox', 'inside this app'];
  const { database, host, port, schema } = connection;
  const at = `at ${host}${port === 5432 ? '' : `:${port}`}`;
  return [database, schema === 'public' ? at : `${at}, schema ${schema}`];
}

/** Whether what was typed is the name that the footer asks for; case and outer space do not matter. */
export function isTypedName(typed: string, name: string): boolean {
  return typed.trim().toLocaleLowerCase() === name.trim().toLocaleLowerCase();
}
