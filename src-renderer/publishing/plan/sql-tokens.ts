export type SqlTokenKind = 'keyword' | 'string' | 'number' | 'parameter' | 'comment' | 'name' | 'other';

export interface SqlToken {
  readonly kind: SqlTokenKind;
  readonly text: string;
}

const keywords = new Set(
  `add all alter and any as asc begin between by cascade case cast check collate column comment commit conflict
  constraint create cross current default deferrable delete desc distinct do drop else end exists extension for
  foreign from full function grant group having if ilike in index inner insert into is join key language left like
  limit local lock not null nulls of offset on or order outer primary raise references replace returning revoke right
  rollback savepoint schema select set share table temp then to transaction trigger type union unique update using
  values view when where with array boolean date integer interval jsonb numeric text time timestamp true false uuid
  varchar zone`
    .split(/\s+/)
    .filter(Boolean),
);

/**
 * Postgres' own lexical rules, as far as colouring needs them: dollar quotes, E'' escapes, nested block comments and
 * quoted names. Whatever is not recognised stays plain text; joined together the tokens are the input again.
 */
const pattern = new RegExp(
  [
    String.raw`(?<comment>--[^\n]*|/\*[\s\S]*?(?:\*/|$))`,
    String.raw`(?<string>[eE]'(?:[^'\\]|\\[\s\S]|'')*(?:'|$)|'(?:[^']|'')*(?:'|$)|(?<tag>\$(?:[A-Za-z_]\w*)?\$)[\s\S]*?(?:\k<tag>|$))`,
    String.raw`(?<parameter>\$\d+)`,
    String.raw`(?<name>"(?:[^"]|"")*(?:"|$))`,
    String.raw`(?<number>\b\d+(?:\.\d+)?\b)`,
    String.raw`(?<word>[A-Za-z_]\w*)`,
    String.raw`(?<other>[\s\S])`,
  ].join('|'),
  'g',
);

export function tokenizeSql(sql: string): readonly SqlToken[] {
  const tokens: { kind: SqlTokenKind; text: string }[] = [];
  for (const match of sql.matchAll(pattern)) {
    const kind = kindOf(match);
    const last = tokens.at(-1);
    if (last && last.kind === 'other' && kind === 'other') last.text += match[0];
    else tokens.push({ kind, text: match[0] });
  }
  return tokens;
}

function kindOf({ groups = {}, 0: text }: RegExpMatchArray): SqlTokenKind {
  if (groups['comment'] !== undefined) return 'comment';
  if (groups['string'] !== undefined) return 'string';
  if (groups['parameter'] !== undefined) return 'parameter';
  if (groups['name'] !== undefined) return 'name';
  if (groups['number'] !== undefined) return 'number';
  if (groups['word'] !== undefined) return keywords.has(text.toLowerCase()) ? 'keyword' : 'name';
  return 'other';
}

/** The tokens of each line; a token that spans lines is cut at the line ends. */
export function tokenizedLines(sql: string): readonly (readonly SqlToken[])[] {
  const lines: SqlToken[][] = [[]];
  for (const token of tokenizeSql(sql)) {
    token.text.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ kind: token.kind, text });
    });
  }
  return lines;
}
