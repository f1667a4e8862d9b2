import { brackets } from './flowchart.ts';

export interface StatementNode {
  readonly key: string;
  /** null: the statement only names the node. */
  readonly label: string | null;
  readonly shape: string | null;
  readonly kind: string | null;
}

export interface StatementEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly dotted: boolean;
}

export interface Statement {
  readonly nodes: readonly StatementNode[];
  readonly edges: readonly StatementEdge[];
}

/** A chain of ends on one line: more than this is no drawing any more. */
const longestChain = 500;

/** One statement of a flowchart: 'a["One"] & b -->|why| c --> d'. null where it is none. */
export function readStatement(text: string): Statement | null {
  const cursor = { text, at: 0 };
  const nodes: StatementNode[] = [];
  const edges: StatementEdge[] = [];
  let from = readEnds(cursor);
  if (!from) return null;
  nodes.push(...from);
  for (let step = 0; step < longestChain && !isDone(cursor); step += 1) {
    const link = readLink(cursor);
    const to = link && readEnds(cursor);
    if (!link || !to || from.length * to.length > longestChain) return null;
    nodes.push(...to);
    if (!link.invisible) {
      for (const one of from) {
        for (const other of to)
          edges.push({ from: one.key, to: other.key, label: link.label, dotted: link.dotted });
      }
    }
    from = to;
  }
  return isDone(cursor) ? { nodes, edges } : null;
}

interface Cursor {
  readonly text: string;
  at: number;
}

function isDone(cursor: Cursor): boolean {
  skipBlanks(cursor);
  return cursor.at >= cursor.text.length;
}

function skipBlanks(cursor: Cursor): void {
  while (/\s/.test(cursor.text[cursor.at] ?? '')) cursor.at += 1;
}

/** What the pattern (sticky) matches here, taken; null: nothing. */
function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = cursor.at;
  const match = pattern.exec(cursor.text);
  if (match) cursor.at += match[0].length;
  return match;
}

function readEnds(cursor: Cursor): readonly StatementNode[] | null {
  const ends: StatementNode[] = [];
  do {
    const node = readNode(cursor);
    if (!node) return null;
    ends.push(node);
  } while (take(cursor, /\s*&\s*/y) && ends.length < longestChain);
  return ends;
}

function readNode(cursor: Cursor): StatementNode | null {
  skipBlanks(cursor);
  // A name may hold - and . but not end with them: there an arrow begins.
  const key = take(cursor, /(?:[\p{L}\p{N}_]|[-.](?=[\p{L}\p{N}_]))+/uy)?.[0];
  if (key === undefined) return null;
  const text = readDetails(cursor) ?? readBrackets(cursor);
  if (text === 'broken') return null;
  const kind = take(cursor, /:::([A-Za-z][\w-]*)/y)?.[1] ?? null;
  return { key, kind, label: text?.label ?? null, shape: text?.shape ?? null };
}

interface NodeText {
  readonly label: string | null;
  readonly shape: string | null;
}

const shapeNames: Readonly<Record<string, string>> = {
  diamond: '{',
  diam: '{',
  decision: '{',
  question: '{',
  stadium: '([',
  terminal: '([',
  pill: '([',
  circle: '((',
  circ: '((',
  start: '((',
  'dbl-circ': '(((',
  'double-circle': '(((',
  stop: '(((',
  hexagon: '{{',
  hex: '{{',
  rounded: '(',
  event: '(',
};

/** The newer way: id@{ shape: diamond, label: "Text" }. */
function readDetails(cursor: Cursor): NodeText | null {
  const inside = take(cursor, /@\{([^{}]*)\}/y)?.[1];
  if (inside === undefined) return null;
  const label = /\blabel:\s*(?:"([^"]*)"|'([^']*)'|([^,}]+))/.exec(inside);
  const shape = /\bshape:\s*"?([\w-]+)/.exec(inside)?.[1] ?? '';
  return { label: label?.[1] ?? label?.[2] ?? label?.[3]?.trim() ?? null, shape: shapeNames[shape] ?? '[' };
}

function readBrackets(cursor: Cursor): NodeText | 'broken' | null {
  const found = brackets.find(([open]) => cursor.text.startsWith(open, cursor.at));
  if (!found) return null;
  const [open, closers] = found;
  const start = cursor.at + open.length;
  const quoted = /\s*"([^"]*)"\s*/y;
  quoted.lastIndex = start;
  const inQuotes = quoted.exec(cursor.text);
  if (inQuotes) {
    const after = start + inQuotes[0].length;
    const close = closers.find((closer) => cursor.text.startsWith(closer, after));
    if (close !== undefined) {
      cursor.at = after + close.length;
      return { label: inQuotes[1] ?? '', shape: open };
    }
  }
  const ends = closers
    .map((closer) => ({ closer, at: cursor.text.indexOf(closer, start) }))
    .filter(({ at }) => at >= 0);
  const [end] = ends.toSorted((a, b) => a.at - b.at);
  if (!end) return 'broken';
  cursor.at = end.at + end.closer.length;
  return { label: cursor.text.slice(start, end.at).trim(), shape: open };
}

interface Link {
  readonly label: string;
  readonly dotted: boolean;
  readonly invisible: boolean;
}

function readLink(cursor: Cursor): Link | null {
  skipBlanks(cursor);
  const plain = take(cursor, /[<ox]?(?:--+[->ox]|==+[=>ox]|-\.+-[>ox]?|~~~+)/y)?.[0];
  if (plain !== undefined) {
    const label = take(cursor, /\s*\|\s*(?:"([^"]*)"|([^|]*))\s*\|/y);
    return {
      label: label?.[1] ?? label?.[2]?.trim() ?? '',
      dotted: plain.includes('.'),
      invisible: plain.includes('~'),
    };
  }
  const opening = take(cursor, /[<ox]?(--|==|-\.)\s*/y)?.[1];
  if (opening === undefined) return null;
  const inQuotes = take(cursor, /"([^"]*)"\s*/y)?.[1];
  const closing = /(.*?)\s*(?:--+[->ox]|==+[=>ox]|\.+-[>ox]?)/y;
  const rest = take(cursor, closing);
  if (!rest) return null;
  return { label: inQuotes ?? rest[1] ?? '', dotted: opening === '-.', invisible: false };
}
