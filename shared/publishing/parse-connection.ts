import { err, ok, type Result } from '../base/result.ts';
import type { PostgresConnection } from './environment.ts';

export interface ParsedConnection {
  readonly connection: PostgresConnection;
  /** Taken out of the text, so that it can go through the secrets port; null: none was given. */
  readonly password: string | null;
  /** Paths of PEM files that it names; absent: none. */
  readonly files?: { readonly authority?: string; readonly certificate?: string; readonly key?: string };
}

type Values = Readonly<Record<string, string>>;

/** Hosts that name this computer; only there may a connection go without TLS. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase();
  return name === 'localhost' || name === '::1' || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name);
}

/**
 * A connection as people paste it: a postgres:// or postgresql:// URL, or libpq's `key=value` pairs. The failure is one sentence
 * that never repeats what was pasted, for it may hold the password.
 */
export function parseConnection(text: string): Result<ParsedConnection, string> {
  const trimmed = text.trim();
  if (trimmed === '') return err('Paste a connection URL or the key=value form.');
  const values = /^postgres(ql)?:\/\//i.test(trimmed) ? readUrl(trimmed) : readPairs(trimmed);
  return values.ok ? toConnection(values.value) : values;
}

function readUrl(text: string): Result<Values, string> {
  const match = /^postgres(?:ql)?:\/\/(?:([^/?#]*)@)?([^/?#@]*)(?:\/([^?#]*))?(?:\?([^#]*))?$/i.exec(text);
  if (!match)
    return err(
      'The connection URL is not readable: a / ? # or @ in the password is written %2F %3F %23 %40.',
    );
  const [, login, address = '', database, query] = match;
  if (address.includes(',')) return err('Only one host is supported; name the writable one.');
  const place = /^(\[[0-9a-f:.]+\]|[^:]*)(?::(\d*))?$/i.exec(address);
  if (!place) return err('The host and port of the connection URL are not readable.');
  const colon = login?.indexOf(':') ?? -1;
  try {
    const values: Record<string, string> = {};
    for (const pair of (query ?? '').split('&').filter(Boolean)) {
      const equals = pair.indexOf('=');
      if (equals > 0) values[pair.slice(0, equals)] = decodeURIComponent(pair.slice(equals + 1));
    }
    if (place[1]) values['host'] = decodeURIComponent(place[1]).replace(/^\[|\]$/g, '');
    if (place[2]) values['port'] = place[2];
    if (database) values['dbname'] = decodeURIComponent(database);
    if (login) values['user'] = decodeURIComponent(colon < 0 ? login : login.slice(0, colon));
    if (login && colon >= 0) values['password'] = decodeURIComponent(login.slice(colon + 1));
    return ok(values);
  } catch {
    return err('The connection URL holds a % that starts no character; a plain % is written %25.');
  }
}

/** libpq: values with spaces stand in single quotes; quote and backslash are escaped by a backslash. */
function readPairs(text: string): Result<Values, string> {
  const values: Record<string, string> = {};
  const pair = /\s*([a-z_]+)\s*=\s*(?:'((?:\\.|[^'\\])*)'|((?:\\.|[^\s'\\])*))(?=\s|$)/gy;
  let end = 0;
  for (let match = pair.exec(text); match; match = pair.exec(text)) {
    values[match[1] ?? ''] = (match[2] ?? match[3] ?? '').replace(/\\(.)/g, '$1');
    end = pair.lastIndex;
  }
  if (text.slice(end).trim() !== '') {
    return err('This is neither a postgres:// URL nor key=value pairs such as host=… dbname=… user=….');
  }
  return ok(values);
}

/** libpq's keys as a connection that can be kept. */
export function toConnection(values: Values): Result<ParsedConnection, string> {
  const host = values['host'] ?? values['hostaddr'] ?? '';
  const user = values['user'] ?? '';
  const portText = values['port'] || '5432';
  const port = Number(portText);
  if (host === '') return err('The host is missing.');
  if (host.startsWith('/')) return err('A socket folder is not supported; use 127.0.0.1 as the host.');
  if (host.includes(',')) return err('Only one host is supported; name the writable one.');
  if (user === '') return err('The user is missing.');
  if (!/^\d{1,5}$/.test(portText) || port < 1 || port > 65_535)
    return err('The port is a number from 1 to 65535.');
  const tls = readTls(values['sslmode'], host);
  if (!tls.ok) return tls;
  const schema = values['schema'] ?? schemaOfOptions(values['options']) ?? 'public';
  const connection: PostgresConnection = {
    kind: 'postgres',
    host,
    port,
    // libpq's rule: without a database, the one that is called like the user.
    database: values['dbname'] ?? user,
    user,
    schema,
    tls: tls.value,
    authority: null,
    ...timeoutOf(values['connect_timeout']),
    ...(values['application_name'] ? { applicationName: values['application_name'].slice(0, 63) } : {}),
  };
  const files = {
    ...(values['sslrootcert'] && values['sslrootcert'] !== 'system'
      ? { authority: values['sslrootcert'] }
      : {}),
    ...(values['sslcert'] ? { certificate: values['sslcert'] } : {}),
    ...(values['sslkey'] ? { key: values['sslkey'] } : {}),
  };
  const password = values['password'] ?? null;
  return ok(Object.keys(files).length === 0 ? { connection, password } : { connection, password, files });
}

function timeoutOf(seconds: string | undefined) {
  const number = Number(seconds);
  // libpq's rule: none or 0 waits without an end, which is what nobody wants here.
  return Number.isInteger(number) && number >= 1 && number <= 120 ? { connectSeconds: number } : {};
}

function readTls(mode: string | undefined, host: string): Result<'verify' | 'off', string> {
  switch (mode) {
    case undefined:
    case 'prefer':
    case 'allow':
      return ok(isLoopback(host) ? 'off' : 'verify');
    case 'require':
    case 'verify-ca':
    case 'verify-full':
    case 'no-verify':
      return ok('verify');
    case 'disable':
      return isLoopback(host)
        ? ok('off')
        : err(
            'sslmode=disable is refused: without TLS the password and the documents could be read on the way.',
          );
    default:
      return err('This sslmode is not known; use verify-full.');
  }
}

function schemaOfOptions(options: string | undefined): string | undefined {
  return /search_path\s*=\s*"?([^\s",]+)/.exec(options ?? '')?.[1];
}
