import { once } from 'node:events';
import { isIP } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { rootCertificates } from 'node:tls';
import { Client, DatabaseError } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { PostgresConnection } from '../../../shared/publishing/environment.ts';
import { isLoopback } from '../../../shared/publishing/parse-connection.ts';
import { arrayText } from './array-text.ts';
import { type Connection, ConnectionLost, type Parameter, StatementFailed } from './connection.ts';
import { type Columns, copyPieces } from './copy-text.ts';
import { untrustedText } from './untrusted-text.ts';

const usualConnectSeconds = 8;
/** Longer than the server's own limit for a statement, so that it is the server who gives up first. */
const answerTimeoutMs = 90_000;
const verificationCodes = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]);

/** What a session signs in with. Only ever in memory here. */
export interface Credentials {
  readonly password: string | null;
  /** PEM text of the client certificate's key, and its passphrase where it has one. */
  readonly key?: string | null;
  readonly passphrase?: string | null;
  /** Why no password is known where one was expected; null: nothing to say. */
  readonly note?: string | null;
}

export interface SessionSettings {
  /** Transactions that do not say otherwise may only read. */
  readonly readOnly?: boolean;
}

/** A session with a server. Every setting is explicit: no variable of the environment and no password file takes part. */
export async function connectToServer(
  to: PostgresConnection,
  given: Credentials | string | null,
  settings: SessionSettings = {},
): Promise<Connection> {
  const credentials = typeof given === 'string' || given === null ? { password: given } : given;
  const options = optionsOf(to, settings);
  try {
    return await connectWith(to, credentials, options);
  } catch (thrown) {
    // A pooler takes no options at the start of a session. What only reads says so in each transaction anyway.
    const refused = thrown instanceof StatementFailed && thrown.message.includes('startup parameter');
    if (!refused || options === '') throw thrown;
    return connectWith(to, credentials, '');
  }
}

/** Set at the start and not by SET: behind a pooler a setting would stay with the server's session for whoever gets it next. */
function optionsOf({ statementSeconds }: PostgresConnection, { readOnly = false }: SessionSettings): string {
  const settings = [
    ...(readOnly ? ['default_transaction_read_only=on'] : []),
    ...(statementSeconds === undefined ? [] : [`statement_timeout=${statementSeconds}s`]),
  ];
  return settings.map((setting) => `-c ${setting}`).join(' ');
}

async function connectWith(
  to: PostgresConnection,
  credentials: Credentials,
  options: string,
): Promise<Connection> {
  if (to.tls === 'off' && !isLoopback(to.host)) {
    throw new ConnectionLost('TLS may only be off for this computer', 'tls');
  }
  const client = new Client({
    host: to.host,
    port: to.port,
    database: to.database,
    user: to.user,
    // A function, because the driver takes an empty text for "look into PGPASSWORD and .pgpass".
    password: () => credentials.password ?? '',
    ssl: to.tls === 'off' ? false : tlsOptions(to, credentials),
    connectionTimeoutMillis: (to.connectSeconds ?? usualConnectSeconds) * 1_000,
    query_timeout: Math.max(answerTimeoutMs, (to.statementSeconds ?? 0) * 1_000 + 30_000),
    keepAlive: true,
    ...(options === '' ? {} : { options }),
    application_name: to.applicationName || 'Journey Designer',
    types: { getTypeParser: () => asText },
  });
  // The driver also tells of a lost connection between two queries; the next query says so.
  client.on('error', () => undefined);
  const notices = collectNotices(client, credentials.password);
  try {
    await client.connect();
  } catch (thrown) {
    await client.end().catch(() => undefined);
    throw translated(thrown, credentials);
  }
  return {
    user: to.user,
    tls: to.tls === 'verify',
    backend: backendOf(client),
    takeNotices: notices,
    query: async (sql, parameters = []) => {
      try {
        const result = await client.query<Record<string, string | null>>(sql, parameters.map(sent));
        return { rows: result.rows, count: result.rowCount ?? 0 };
      } catch (thrown) {
        throw translated(thrown, credentials);
      }
    },
    load: async (sql, columns) => {
      try {
        return { rows: [], count: await load(client, sql, columns) };
      } catch (thrown) {
        throw translated(thrown, credentials);
      }
    },
    close: () => client.end().catch(() => undefined),
  };
}

/** How many rows the server took. Others have their turn between two pieces. */
async function load(client: Client, sql: string, columns: Columns): Promise<number> {
  const stream = client.query(copyFrom(sql));
  let over = false;
  const done = new Promise<void>((resolve, reject) => {
    stream.on('finish', resolve);
    // Of several, which follow from each other, the first says why.
    stream.on('error', (cause) => {
      over = true;
      reject(cause);
    });
  });
  // Until it is waited for, somebody must hear it.
  done.catch(() => undefined);
  for (const piece of copyPieces(columns)) {
    // What the server has refused already it takes no more of.
    if (over) break;
    const isRoom = stream.write(Buffer.from(piece));
    await (isRoom ? nextTurn() : Promise.race([once(stream, 'drain'), done]));
  }
  if (!over) stream.end();
  await done;
  return stream.rowCount;
}

function sent(parameter: Parameter): string | number | boolean | null {
  return parameter === null || typeof parameter !== 'object' ? parameter : arrayText(parameter);
}

/** The first of them: a trigger that speaks of every row says the same thousands of times. */
const mostNotices = 20;

function collectNotices(client: Client, password: string | null): () => readonly string[] {
  let said: string[] = [];
  client.on('notice', ({ message }) => {
    const text = untrustedText(message ?? '', password);
    if (text !== '' && said.length < mostNotices && !said.includes(text)) said.push(text);
  });
  return () => {
    const taken = said;
    said = [];
    return taken;
  };
}

/** The driver keeps it for cancelling and does not put it into its types. */
function backendOf(client: Client): string | null {
  const { processID } = client as Client & { readonly processID?: number | null };
  return processID ? String(processID) : null;
}

function asText(value: string | Buffer): string {
  return String(value);
}

function tlsOptions(
  { host, authority, clientCertificate }: PostgresConnection,
  { key, passphrase }: Credentials,
) {
  return {
    rejectUnauthorized: true,
    ...(clientCertificate ? { cert: clientCertificate } : {}),
    ...(clientCertificate && key ? { key } : {}),
    ...(clientCertificate && key && passphrase ? { passphrase } : {}),
    ...(authority ? { ca: [...rootCertificates, authority] } : {}),
    ...(isIP(host) === 0 ? { servername: host } : {}),
  };
}

function translated(thrown: unknown, { password, passphrase = null }: Credentials): Error {
  const plain = (text: string) => untrustedText(untrustedText(text, password), passphrase);
  if (!(thrown instanceof Error)) return new ConnectionLost(plain(String(thrown)), 'network');
  const message = plain(thrown.message);
  if (thrown instanceof DatabaseError) {
    // A server that shuts down or cuts us off: no statement was answered.
    if (thrown.severity === 'FATAL' && /^57P0[12]$/.test(thrown.code ?? '')) {
      return new ConnectionLost(message, 'network');
    }
    return new StatementFailed(
      message,
      sqlStateOf(thrown.code),
      shortName(thrown.constraint),
      shortName(thrown.column),
    );
  }
  // The driver's own words for a server that asks for a password where none is known.
  if (/password must be a (non-empty )?string/.test(thrown.message)) {
    return new StatementFailed('it asks for a password and none is known', '28P01', null, null);
  }
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  if (/^ERR_OSSL|^ERR_MISSING_PASSPHRASE/.test(code)) return new ConnectionLost(message, 'client-key');
  if (isTls(code, thrown.message)) return new ConnectionLost(message, 'tls');
  return new ConnectionLost(networkWords(code, message), 'network');
}

function sqlStateOf(code: string | undefined): string {
  return /^[0-9A-Z]{5}$/.test(code ?? '') ? (code ?? '') : 'XX000';
}

function shortName(name: string | undefined): string | null {
  return name ? untrustedText(name) : null;
}

function isTls(code: string, message: string): boolean {
  if (verificationCodes.has(code) || /^(ERR_TLS|ERR_SSL|CERT_|EPROTO)/.test(code)) return true;
  return message.includes('does not support SSL') || message.includes('SSL connection');
}

function networkWords(code: string, message: string): string {
  switch (code) {
    case 'ECONNREFUSED':
      return 'nothing answers at this host and port';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'the host name is not known';
    case 'ETIMEDOUT':
      return 'it did not answer in time';
    case 'ECONNRESET':
    case 'EPIPE':
      return 'the connection was cut';
    default:
      return /timeout/i.test(message) ? 'it did not answer in time' : message || 'the connection was cut';
  }
}
