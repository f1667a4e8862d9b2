/** One difference, as plans and bundles tell it. */
interface Field {
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

function inWords({ what, record, before, after }: Field): string {
  // What comes or goes as a whole is told with its name.
  if (before === null || after === null) {
    const value = after ?? before ?? record;
    return value === null ? what : `${what}: ${value}`;
  }
  return `${record === null ? what : `${what} (${record})`}: ${before} -> ${after}`;
}
