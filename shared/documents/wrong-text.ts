/** The first column of a row that should hold a text, or one of the nullable ones a text or NULL, and does not. */
export function wrongText(
  row: object,
  required: readonly string[],
  nullable: readonly string[],
): string | undefined {
  const values = row as Readonly<Record<string, unknown>>;
  const missing = required.find((column) => typeof values[column] !== 'string');
  return missing ?? nullable.find((column) => values[column] != null && typeof values[column] !== 'string');
}
