import { codePointLength, nameKey } from '../../../shared/base/text.ts';
import type { CommandInput, CommandOutput } from '../../../shared/contract/commands.ts';
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
  readonly clientCertificate: string;
  /** Empty, both: keep the ones that are remembered. */
  readonly clientKey: string;
  readonly clientKeyPassphrase: string;
  /** The password is read from ~/.pgpass each time. */
  readonly passwordFile: boolean;
  /** Seconds; empty: the usual. */
  readonly connectSeconds: string;
  readonly statementSeconds: string;
  readonly applicationName: string;
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
    clientKey: '',
    clientKeyPassphrase: '',
    password: '',
    remember: environment === null || environment.password !== 'memory',
    guarded: environment?.guarded ?? false,
  };
}

type ConnectionFields = Pick<
  EnvironmentForm,
  | 'host'
  | 'port'
  | 'database'
  | 'user'
  | 'schema'
  | 'tls'
  | 'authority'
  | 'clientCertificate'
  | 'passwordFile'
  | 'connectSeconds'
  | 'statementSeconds'
  | 'applicationName'
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
    clientCertificate: connection?.clientCertificate ?? '',
    passwordFile: connection?.passwordFile ?? false,
    connectSeconds: String(connection?.connectSeconds ?? ''),
    statementSeconds: String(connection?.statementSeconds ?? ''),
    applicationName: connection?.applicationName ?? '',
  };
}

/** What a pasted address or a section of a service file says, as fields; what it does not say stays. */
export function takenFields({
  connection,
  password,
  clientKey,
}: CommandOutput<'publishing.readService'>): Partial<EnvironmentForm> {
  if (connection.kind !== 'postgres') return {};
  return {
    ...fieldsOf(connection),
    ...(password === null ? {} : { password }),
    ...(clientKey === null ? {} : { clientKey }),
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
  if (form.clientCertificate.trim() !== '') {
    if (!form.clientCertificate.includes('-----BEGIN CERTIFICATE-----'))
      errors.clientCertificate = 'PEM text begins with -----BEGIN CERTIFICATE-----.';
    if (form.tls === 'off') errors.tls ??= 'A client certificate needs TLS.';
  }
  if (form.clientKey.trim() !== '' && !/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(form.clientKey))
    errors.clientKey = 'PEM text of a key begins with -----BEGIN PRIVATE KEY----- or alike.';
  if (!isSeconds(form.connectSeconds, 120)) errors.connectSeconds = '1 to 120, or empty.';
  if (!isSeconds(form.statementSeconds, 3_600)) errors.statementSeconds = '1 to 3600, or empty.';
  return errors;
}

function isSeconds(text: string, most: number): boolean {
  const trimmed = text.trim();
  return trimmed === '' || (/^\d+$/.test(trimmed) && Number(trimmed) >= 1 && Number(trimmed) <= most);
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
    // What says nothing is left out, so that a connection from before says the same as it did.
    ...(form.clientCertificate.trim() === '' ? {} : { clientCertificate: form.clientCertificate.trim() }),
    ...(form.passwordFile ? { passwordFile: true } : {}),
    ...(form.connectSeconds.trim() === '' ? {} : { connectSeconds: Number(form.connectSeconds) }),
    ...(form.statementSeconds.trim() === '' ? {} : { statementSeconds: Number(form.statementSeconds) }),
    ...(form.applicationName.trim() === ''
      ? {}
      : { applicationName: form.applicationName.trim().slice(0, 63) }),
  };
}

export function saveInput(
  id: string | null,
  form: EnvironmentForm,
  /** The environment that this one is a copy of. */
  secretsOf: string | null = null,
): CommandInput<'publishing.saveEnvironment'> {
  return {
    id,
    name: form.name.trim(),
    role: form.role,
    connection: connectionOf(form),
    password: form.password === '' ? null : form.password,
    clientKey: form.clientKey.trim() === '' ? null : form.clientKey.trim(),
    clientKeyPassphrase: form.clientKeyPassphrase === '' ? null : form.clientKeyPassphrase,
    secretsOf,
    remember: form.remember,
    guarded: form.guarded,
  };
}

/** A password is for the server and user that it was typed for: another one is never given it. */
export function keepsPassword(environment: Environment | null, form: EnvironmentForm): boolean {
  const known = environment?.connection;
  if (known?.kind !== 'postgres' || environment?.password === 'none') return false;
  return isSameServer(known, form);
}

/** The same of the key of the client certificate. */
export function keepsKey(environment: Environment | null, form: EnvironmentForm): boolean {
  const known = environment?.connection;
  const kept = environment?.clientKey ?? 'none';
  return known?.kind === 'postgres' && kept !== 'none' && isSameServer(known, form);
}

function isSameServer(known: PostgresConnection, form: EnvironmentForm): boolean {
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
