/** A statement as a line of a file that psql runs. */
export function terminated(statement: string): string {
  const text = statement.trimEnd();
  return text.endsWith(';') ? `${text}\n` : `${text};\n`;
}
