import { codePointLength, nameKey } from '../../../shared/base/text.ts';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import type {
  Environment,
  EnvironmentConnection,
  EnvironmentRole,
  PostgresConnection,
} from '../../../shared/publishing/environment.ts';
import { isLoopback } from '../../../shared/publishing/parse-connection.ts';

/** What the connection form holds while it is being filled in; every field is text. */
export interface EnvironmentForm {
  readonly name: string;
  readonly role: EnvironmentRole;
  readonly host: string;
  readonly port: string;
  readonly database: string;
  readonly user: string;
  readonly schema: string;
  readonly tls: PostgresConnection['tls'];
  readonly authority: string;
  /** Empty: keep the one that is remembered. */
  readonly password: string;
  readonly remember: boolean;
  /** Read only until it is unlocked; production always is. */
  readonly guarded: boolean;
}

export type FormErrors = Partial<Record<keyof EnvironmentForm, string>>;

export function formOf(environment: Environment | null): EnvironmentForm {
  const connection = environment?.connection.kind === 'postgres' ? environment.connection : null;
  return {
    name: environment?.name ?? '',
    role: environment?.role ?? 'dev',
    ...fieldsOf(connection),
    password: '',
    remember: environment === null || environment.password !== 'memory',
    guarded: environment?.guarded ?? false,
  };
}

type ConnectionFields = Pick<
  EnvironmentForm,
  'host' | 'port' | 'database' | 'user' | 'schema' | 'tls' | 'authority'
>;

export function fieldsOf(connection: PostgresConnection | null): ConnectionFields {
  return {
    host: connection?.host ?? '',
    port: String(connection?.port ?? 5432),
    database: connection?.database ?? '',
    user: connection?.user ?? '',
    schema: connection?.schema ?? 'public',
    tls: connection?.tls ?? 'verify',
    authority: connection?.authority ?? '',
  };
}

/** Whether a pasted text is meant as a connection string. */
export function isConnectionString(text: string): boolean {
  return /^\s*postgres(?:ql)?:\/\//i.test(text) || /^\s*(?:host|hostaddr|dbname|user|port)\s*=/i.test(text);
}

/** Problems by field, in words; an empty object: it can be saved and tested. */
export function errorsOf(form: EnvironmentForm, taken: readonly string[]): FormErrors {
  const errors: { -readonly [Field in keyof EnvironmentForm]?: string } = {};
  const name = form.name.trim();
  if (name === '') errors.name = 'Give it a name that cannot be mistaken for another.';
  else if (codePointLength(name) > 60) errors.name = 'At most 60 characters.';
  else if (taken.some((other) => nameKey(other) === nameKey(name)))
    errors.name = 'Another environment has this name.';
  if (form.host.trim() === '') errors.host = 'The name or address of the server.';
  const port = Number(form.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) errors.port = '1 to 65535.';
  if (form.database.trim() === '') errors.database = 'The name of the database.';
  if (form.user.trim() === '') errors.user = 'The database user.';
  if (form.schema.trim() === '') errors.schema = 'The schema that holds the tables.';
  if (form.tls === 'off' && form.host.trim() !== '' && !isLoopback(form.host.trim())) {
    errors.tls = 'Without TLS the password and every row travel readable. It is for this computer only.';
  }
  if (form.authority.trim() !== '' && !form.authority.includes('-----BEGIN CERTIFICATE-----')) {
    errors.authority = 'PEM text begins with -----BEGIN CERTIFICATE-----.';
  }
  return errors;
}

export function connectionOf(form: EnvironmentForm): EnvironmentConnection {
  return {
    kind: 'postgres',
    host: form.host.trim(),
    port: Number(form.port),
    database: form.database.trim(),
    user: form.user.trim(),
    schema: form.schema.trim(),
    tls: form.tls,
    authority: form.authority.trim() === '' ? null : form.authority.trim(),
  };
}

export function saveInput(
  id: string | null,
  form: EnvironmentForm,
): CommandInput<'publishing.saveEnvironment'> {
  return {
    id,
    name: form.name.trim(),
    role: form.role,
    connection: connectionOf(form),
    password: form.password === '' ? null : form.password,
    remember: form.remember,
    guarded: form.guarded,
  };
}

/** A password is for the server and user that it was typed for: another one is never given it. */
export function keepsPassword(environment: Environment | null, form: EnvironmentForm): boolean {
  const known = environment?.connection;
  if (known?.kind !== 'postgres' || environment?.password === 'none') return false;
  const now = connectionOf(form);
  return (
    now.kind === 'postgres' &&
    now.host.toLowerCase() === known.host.toLowerCase() &&
    now.port === known.port &&
    now.user === known.user &&
    now.tls === known.tls &&
    now.authority === known.authority
  );
}

/** Whether the fields name another database than the one that the environment meant so far. */
export function isOtherDatabase(environment: Environment | null, form: EnvironmentForm): boolean {
  const known = environment?.connection;
  const now = connectionOf(form);
  if (known?.kind !== 'postgres' || now.kind !== 'postgres') return false;
  return (
    now.host.toLowerCase() !== known.host.toLowerCase() ||
    now.port !== known.port ||
    now.database !== known.database ||
    now.schema !== known.schema
  );
}
