import { err, ok, type Result } from '../base/result.ts';
import { type ParsedConnection, toConnection } from './parse-connection.ts';

/** One section of a `pg_service.conf`: what a connection is called there, and what it says. */
export interface Service {
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
}

/**
 * libpq's connection service file: `[name]`, then `key=value` lines as they are, `#` begins a comment. The failure names the line
 * and never what stands in it, for it may hold a password.
 */
export function parseServiceFile(text: string): Result<Service[], string> {
  const services: { readonly name: string; readonly values: Record<string, string> }[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const section = /^\[(.+)\]$/.exec(line);
    if (section) {
      services.push({ name: (section[1] ?? '').trim(), values: {} });
      continue;
    }
    const equals = line.indexOf('=');
    const current = services.at(-1);
    if (equals < 1 || !current) return err(`Line ${index + 1} is neither [a name] nor key=value.`);
    current.values[line.slice(0, equals).trim()] ??= line.slice(equals + 1).trim();
  }
  // Of two sections of one name libpq takes the first.
  return ok(services.filter((one, at) => services.findIndex(({ name }) => name === one.name) === at));
}

/** What a section says, as a connection that can be kept. */
export function serviceConnection(
  services: readonly Service[],
  wanted: string,
): Result<ParsedConnection, string> {
  const service = services.find(({ name }) => name === wanted);
  return service ? toConnection(service.values) : err('This section is not in the file any more.');
}
