import { brackets, type Flowchart, type FlowchartNode, ownMark } from './flowchart.ts';
import { escapeLabel } from './labels.ts';

/** The flowchart as Mermaid text (mermaid.js.org, "Flowcharts - Basic Syntax"). `readMermaid` is its inverse. */
export function writeMermaid({ kind, title, groups, nodes, edges }: Flowchart): string {
  const ids = new Map(nodes.map(({ key }, index) => [key, `n${index + 1}`]));
  const lines = ['---', `title: ${quoted(title)}`, '---', 'flowchart LR'];
  if (kind) lines.push(`%% ${ownMark}: ${kind}`);
  const nodeLine = (node: FlowchartNode) => `${ids.get(node.key)}${textOf(node)}${classOf(node)}`;
  for (const [index, group] of groups.entries()) {
    lines.push(`  subgraph g${index + 1}["${escapeLabel(group.label)}"]`);
    for (const node of nodes) if (node.group === group.key) lines.push(`    ${nodeLine(node)}`);
    lines.push('  end');
  }
  for (const node of nodes) if (node.group === null) lines.push(`  ${nodeLine(node)}`);
  for (const { from, to, label, dotted } of edges) {
    const arrow = dotted ? '-.->' : '-->';
    const text = label === '' ? '' : `|"${escapeLabel(label)}"|`;
    lines.push(`  ${ids.get(from)} ${arrow}${text} ${ids.get(to)}`);
  }
  return `${lines.join('\n')}\n`;
}

function textOf({ shape, label }: FlowchartNode): string {
  const [open, [close]] = brackets.find(([opening]) => opening === shape) ?? ['[', [']']];
  return `${open}"${escapeLabel(label)}"${close ?? ']'}`;
}

function classOf({ kind }: FlowchartNode): string {
  return /^[A-Za-z]\w*$/.test(kind) ? `:::${kind}` : '';
}

/** A YAML text between double quotes: JSON's way of writing is one of its ways. All but ASCII and letters is escaped. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(/[^\p{L}\p{M}\p{N}\p{Zs}\u0021-\u007e]/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}
