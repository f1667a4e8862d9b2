/** One difference, as plans and bundles tell it. */
interface Field {
  readonly mark: 'added' | 'removed' | 'changed' | 'moved';
  readonly what: string;
  readonly record: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** The differences of one document, one line each, moved in; `all`: how many there are, where not all are told. */
export function fieldLines(fields: readonly Field[], all: number): string[] {
  const lines = fields.map((field) => `  ${inWords(field)}\n`);
  return all > fields.length ? [...lines, `  and ${all - fields.length} more\n`] : lines;
}

function inWords({ mark, what, record, before, after }: Field): string {
  const where = record === null ? what : `${what} (${record})`;
  if (mark === 'moved') return where;
  if (mark === 'changed') return `${where}: ${before ?? 'nothing'} -> ${after ?? 'nothing'}`;
  // What comes or goes as a whole is told with its name.
  const value = after ?? before ?? record;
  return value === null ? what : `${what}: ${value}`;
}
