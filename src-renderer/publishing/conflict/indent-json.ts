/**
 * JSON text on lines, two spaces a level, without parsing it: numbers stay as they are written, however long, and no depth
 * exhausts the stack. Text that is no JSON comes back on lines as well, with every character outside of blanks kept.
 */
export function indentJson(text: string): string {
  const parts: string[] = [];
  let level = 0;
  let isOpen = false;
  const line = () => `\n${'  '.repeat(Math.min(level, deepestIndent))}`;
  for (const [token] of text.matchAll(tokens)) {
    const closes = token === '}' || token === ']';
    if (closes) level -= 1;
    if (isOpen !== closes) parts.push(line());
    if (token === '{' || token === '[') level += 1;
    isOpen = token === '{' || token === '[';
    parts.push(token === ':' ? ': ' : token);
    if (token === ',') parts.push(line());
  }
  return parts.join('');
}

/** A string, a mark, or anything else up to the next of them. */
const tokens = /"(?:[^"\\]|\\.)*"?|[{}[\],:]|[^\s{}[\],:"]+/gs;
/** Deeper lines start no further right: nobody reads them, and blanks of thousands of levels would fill the memory. */
const deepestIndent = 40;
