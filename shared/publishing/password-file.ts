/** To whom a password belongs, as a `.pgpass` line names it. */
export interface Login {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
}

/** libpq's password file: the first line whose `host:port:database:user` fits, `*` fits all, `\` escapes `:` and itself. */
export function findPassword(text: string, { host, port, database, user }: Login): string | null {
  const wanted = [host, String(port), database, user];
  for (const line of text.split(/\r?\n/)) {
    if (line === '' || line.startsWith('#')) continue;
    const { fields, rest } = splitLine(line);
    if (fields.length === 4 && fields.every((field, at) => field === '*' || unescaped(field) === wanted[at]))
      return unescaped(rest);
  }
  return null;
}

/** The first four fields; the password is whatever follows, also with a `:` in it. */
function splitLine(line: string): { readonly fields: readonly string[]; readonly rest: string } {
  const fields = line.match(/^((?:\\.|[^\\:])*):((?:\\.|[^\\:])*):((?:\\.|[^\\:])*):((?:\\.|[^\\:])*):(.*)$/);
  return fields ? { fields: fields.slice(1, 5), rest: fields[5] ?? '' } : { fields: [], rest: '' };
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}
