import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import type { ParsedConnection } from '../../../shared/publishing/parse-connection.ts';
import { findPassword, type Login } from '../../../shared/publishing/password-file.ts';
import {
  parseServiceFile,
  type Service,
  serviceConnection,
} from '../../../shared/publishing/service-file.ts';

/** Files of this sort have a few kilobytes; whatever is larger is another one. */
const largest = 256 * 1024;

/** A connection as it was written down somewhere, with what its files hold. */
export interface ReadConnection {
  readonly connection: ParsedConnection['connection'];
  readonly password: string | null;
  /** PEM text; a secret. */
  readonly clientKey: string | null;
}

/** Where libpq looks for services of a user. */
export function usualServiceFile(): string {
  return join(homedir(), '.pg_service.conf');
}

/** The sections of a service file, by their names and what they point to; no password comes along. */
export function listServices(path: string | null) {
  const file = inHome(path ?? usualServiceFile());
  const services = readServices(file);
  if (!services.ok) return services;
  return ok({
    path: file,
    services: services.value.map(({ name, values }) => ({
      name,
      place: `${values['dbname'] ?? values['user'] ?? ''} at ${values['host'] ?? values['hostaddr'] ?? ''}`,
    })),
  });
}

export function readService(path: string | null, name: string): Result<ReadConnection, AppError> {
  const services = readServices(inHome(path ?? usualServiceFile()));
  if (!services.ok) return services;
  const parsed = serviceConnection(services.value, name);
  return parsed.ok ? withFiles(parsed.value) : err(appError('bad-input', parsed.error, { place: name }));
}

/** What the certificate and key files of a connection hold, in place of where they are. */
export function withFiles({
  connection,
  password,
  files = {},
}: ParsedConnection): Result<ReadConnection, AppError> {
  const read: Partial<Record<'authority' | 'certificate' | 'key', string>> = {};
  for (const part of ['authority', 'certificate', 'key'] as const) {
    const path = files[part];
    if (path === undefined) continue;
    const text = readSmall(inHome(path));
    if (!text.ok) return text;
    if (!text.value.includes('-----BEGIN')) {
      return err(appError('bad-input', `${path} is not a PEM file.`, { place: path }));
    }
    read[part] = text.value.trim();
  }
  return ok({
    connection: {
      ...connection,
      ...(read.authority === undefined ? {} : { authority: read.authority }),
      ...(read.certificate === undefined ? {} : { clientCertificate: read.certificate }),
    },
    password,
    clientKey: read.key ?? null,
  });
}

/** The password of ~/.pgpass, read each time and kept nowhere. libpq's rule: a file that others may read is not used. */
export function passwordOfFile(login: Login): Result<string, string> {
  const file = join(homedir(), '.pgpass');
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
      return err('~/.pgpass may be read by others, so it is not used; give it the mode 0600.');
    }
  } catch {
    return err('There is no ~/.pgpass that can be read.');
  }
  const text = readSmall(file);
  if (!text.ok) return err(text.error.message);
  const password = findPassword(text.value, login);
  return password === null
    ? err('~/.pgpass has no line for this host, port, database and user.')
    : ok(password);
}

function readServices(file: string): Result<Service[], AppError> {
  const text = readSmall(file);
  if (!text.ok) return text;
  const services = parseServiceFile(text.value);
  return services.ok ? services : err(appError('bad-input', `${file}: ${services.error}`, { place: file }));
}

function readSmall(file: string): Result<string, AppError> {
  try {
    if (statSync(file).size <= largest) return ok(readFileSync(file, 'utf8'));
    return err(appError('bad-input', `${file} is too large for a file of this sort.`, { place: file }));
  } catch {
    return err(
      appError('not-found', `${file} cannot be read.`, {
        place: file,
        remedy: 'Check the path, or choose another.',
      }),
    );
  }
}

function inHome(path: string): string {
  return path.startsWith('~/') ? join(homedir(), path.slice(2)) : resolve(homedir(), path);
}
