import { err, ok, type Result } from '../../base/result.ts';
import { type DocumentKind, documentKinds } from '../../documents/document.ts';
import { type ImportProblem, importLimits } from '../imported.ts';
import type { NoteList } from '../note-list.ts';
import { storableText } from '../read-loosely.ts';
import type { Flowchart, FlowchartEdge, FlowchartNode } from './flowchart.ts';
import { ownMark } from './flowchart.ts';
import { readLabel } from './labels.ts';
import { readStatement, type StatementNode } from './statement.ts';

/** Reads what a flowchart says; how it looks (styles, classes of others, directions) is no part of it. */
export function readMermaid(text: string, notes: NoteList): Result<Flowchart, ImportProblem> {
  const { title, body } = splitFrontMatter(inFence(text.replaceAll('\r\n', '\n').replace(/^\ufeff/, '')));
  const lines = body.split('\n');
  const start = lines.findIndex((line) => /^\s*(?:flowchart|graph)\b/i.test(line));
  if (start < 0) return err({ place: 'The file', reason: 'holds no Mermaid flowchart' });
  const reader = createReader(notes);
  for (const [index, line] of lines.entries()) {
    const mark = new RegExp(`^\\s*%%\\s*${ownMark}:\\s*(\\w+)`).exec(line)?.[1];
    if (mark !== undefined) reader.setKind(mark);
    if (index < start || /^\s*%%/.test(line)) continue;
    const rest =
      index === start ? line.replace(/^\s*(?:flowchart|graph)(?:-elk)?\b\s*(?:TB|TD|BT|RL|LR)?/i, '') : line;
    for (const statement of statementsOf(rest)) reader.read(statement, `Line ${index + 1}`);
  }
  return ok(reader.flowchart(title));
}

function createReader(notes: NoteList) {
  let kind: DocumentKind | null = null;
  const nodes = new Map<string, FlowchartNode>();
  const edges: FlowchartEdge[] = [];
  const groups: { readonly key: string; readonly label: string }[] = [];
  const open: string[] = [];

  function keep({ key, label, shape, kind: given }: StatementNode, place: string): void {
    const known = nodes.get(key);
    if (!known && nodes.size >= importLimits.nodes) {
      notes.leftOut(place, `Everything after the first ${importLimits.nodes} nodes`);
      return;
    }
    const base = known ?? { key, label: key, kind: '', shape: '[', group: open.at(-1) ?? null };
    nodes.set(key, {
      ...base,
      ...(label !== null && { label: storableText(readLabel(label)) }),
      ...(shape !== null && { shape }),
      ...(given !== null && { kind: given }),
    });
  }

  function readGroup(text: string, place: string): void {
    const [, id = '', quoted, bare] =
      /^([^\s["]*)\s*(?:\[?\s*"([^"]*)"\s*\]?|\[([^\]]*)\])?$/.exec(text) ?? [];
    const label = quoted ?? bare ?? (id || text);
    const key = id || text || `group ${groups.length + 1}`;
    if (open.length > 0) notes.changed(place, 'A group in a group; it stands beside it');
    if (!groups.some((group) => group.key === key))
      groups.push({ key, label: storableText(readLabel(label), 200) });
    open.push(key);
  }

  return {
    setKind: (mark: string) => {
      kind = documentKinds.find((known) => known === mark) ?? kind;
    },
    read: (statement: string, place: string) => {
      const word = /^[A-Za-z]+/.exec(statement)?.[0] ?? '';
      if (word === 'subgraph') return readGroup(statement.slice('subgraph'.length).trim(), place);
      if (statement === 'end') return void open.pop();
      if (/^(?:direction|classDef|style|linkStyle|accTitle|accDescr)\b/.test(statement)) return;
      if (word === 'click') return notes.leftOut(place, 'A link or script that a click opens');
      const classes = /^class\s+(\S+)\s+(\w+)$/.exec(statement);
      if (classes) {
        for (const key of (classes[1] ?? '').split(',')) {
          const node = nodes.get(key);
          if (node) nodes.set(key, { ...node, kind: classes[2] ?? '' });
        }
        return;
      }
      const read = readStatement(statement);
      if (!read) return notes.leftOut(place, `A line that cannot be read: ${statement.slice(0, 80)}`);
      for (const node of read.nodes) keep(node, place);
      if (edges.length + read.edges.length > importLimits.links)
        return notes.leftOut(place, `Everything after the first ${importLimits.links} arrows`);
      for (const { label, ...edge } of read.edges)
        edges.push({ ...edge, label: storableText(readLabel(label)) });
    },
    flowchart: (title: string): Flowchart => {
      const groupKeys = new Set(groups.map(({ key }) => key));
      const real = edges.filter(({ from, to }) => {
        const toGroup = groupKeys.has(from) || groupKeys.has(to);
        if (toGroup) notes.leftOut(`${from} → ${to}`, 'An arrow to or from a whole group');
        return !toGroup && nodes.has(from) && nodes.has(to);
      });
      const shown = [...nodes.values()].filter(({ key }) => !groupKeys.has(key));
      return { kind, title: storableText(title, 200), groups, nodes: shown, edges: real };
    },
  };
}

/** A flowchart in Markdown stands between fences. */
function inFence(text: string): string {
  return /```+\s*mermaid[^\n]*\n([\s\S]*?)```/i.exec(text)?.[1] ?? text;
}

function splitFrontMatter(text: string): { readonly title: string; readonly body: string } {
  const match = /^\s*---\n([\s\S]*?)\n\s*---\s*\n/.exec(text);
  if (!match) return { title: '', body: text };
  const raw = /^\s*title:\s*(.*)$/m.exec(match[1] ?? '')?.[1]?.trim() ?? '';
  return { title: unquoted(raw), body: text.slice(match[0].length) };
}

function unquoted(raw: string): string {
  try {
    const value: unknown = raw.startsWith('"') ? JSON.parse(raw) : raw;
    return typeof value === 'string' ? value : raw;
  } catch {
    return raw;
  }
}

/** Statements end at a line's end or a semicolon; entities (#35;) and quoted texts hold semicolons too. */
function statementsOf(line: string): readonly string[] {
  const parts: string[] = [];
  let quote = false;
  let begin = 0;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"') quote = !quote;
    if (line[at] !== ';' || quote || /[#&]#?\w{1,8}$/.test(line.slice(Math.max(0, at - 10), at))) continue;
    parts.push(line.slice(begin, at));
    begin = at + 1;
  }
  return [...parts, line.slice(begin)]
    .map((part) => part.replace(/\s*%%(?!\{).*$/, '').trim())
    .filter((part) => part !== '');
}
