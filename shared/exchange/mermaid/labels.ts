/**
 * A text as it may stand between quotes in a flowchart: letters, digits and a few marks as they are, everything else as Mermaid's
 * own numeric entity, so that no name can end its quotes, begin a statement, a tag, a link or Markdown.
 */
export function escapeLabel(text: string): string {
  if (text === '') return ' ';
  const list = /^\s*\d+(?=\.)/.exec(text)?.[0].length;
  let escaped = '';
  let at = 0;
  for (const character of text) {
    const atEdge = at === 0 || at + character.length === text.length;
    const isPlain = /^[\p{L}\p{M}\p{N}.,:!?'/+%-]$/u.test(character) || (character === ' ' && !atEdge);
    const isMarkdown = (at === 0 && /[-+]/.test(character)) || at === list;
    escaped += isPlain && !isMarkdown ? character : `#${character.codePointAt(0)};`;
    at += character.length;
  }
  // A colon before two slashes would be made a link, two percent signs a comment.
  return escaped.replaceAll('://', '#58;//').replaceAll('%%', '#37;#37;');
}

const named: Readonly<Record<string, string>> = {
  quot: '"',
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
  apos: "'",
};

/** The text of a label of whatever origin: without tags, icons and Markdown quotes, entities as characters. */
export function readLabel(raw: string): string {
  const bare = raw.startsWith('`') && raw.endsWith('`') && raw.length > 1 ? raw.slice(1, -1) : raw;
  const text = bare
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/\bfa[bsrl]?:fa-[\w-]+\s*/g, '')
    .trim();
  return text.replace(
    /[#&](?:#?(\d{1,7})|([a-z]+));/gi,
    (whole, code: string | undefined, name: string | undefined) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? whole;
      const point = Number(code);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}
