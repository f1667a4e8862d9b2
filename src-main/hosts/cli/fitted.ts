/** Narrower than this no column is kept: words would stand one below the other. */
const least = 60;

/** A text in two columns, with what goes beyond the width set below its beginning. */
export function fitted(text: string, width: number | undefined): string {
  if (width === undefined || width < least) return text;
  return text
    .split('\n')
    .map((line) => (line.length <= width ? line : brokenLine(line, width)))
    .join('\n');
}

function brokenLine(line: string, width: number): string {
  // Where the second column begins, or the first one where there is none.
  const indent = /^ {2}\S.*? {2,}(?=\S)/.exec(line)?.[0].length ?? 0;
  // A first column that takes more than half leaves no room beside it.
  const hang = indent > width / 2 ? 6 : indent;
  const [first = '', ...words] = line.slice(indent).split(' ');
  const start =
    hang === indent ? line.slice(0, indent) : `${line.slice(0, indent).trimEnd()}\n${' '.repeat(hang)}`;
  let [all, at] = [`${start}${first}`, hang + first.length];
  for (const word of words) {
    const fits = at + 1 + word.length <= width;
    all += fits ? ` ${word}` : `\n${' '.repeat(hang)}${word}`;
    at = fits ? at + 1 + word.length : hang + word.length;
  }
  return all;
}
