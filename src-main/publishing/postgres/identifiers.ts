/** A name as Postgres reads it whatever it holds. NUL cannot be in a name. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('\u0000', '').replaceAll('"', '""')}"`;
}

export function tableIn(schema: string, table: string): string {
  return `${quoteName(schema)}.${table}`;
}
