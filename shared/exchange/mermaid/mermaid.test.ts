import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomSource } from '../../../stress/random-source.ts';
import type { Document } from '../../documents/document.ts';
import { templates } from '../../templates/templates.ts';
import { createNoteList } from '../note-list.ts';
import { documentToFlowchart } from './document-to-flowchart.ts';
import { exportMermaid } from './export-mermaid.ts';
import { brackets, type Flowchart } from './flowchart.ts';
import { importMermaid } from './import-mermaid.ts';
import { readMermaid } from './read-mermaid.ts';
import { writeMermaid } from './write-mermaid.ts';

const newId = randomSource(21).id;

/** Boxes and arrows by name, in any order: what a document of the same structure shares. */
function structure(document: Document) {
  const { title, groups, nodes, edges } = documentToFlowchart(document);
  const names = new Map(nodes.map(({ key, label, kind }) => [key, `${kind} ${label}`]));
  const groupNames = new Map(groups.map(({ key, label }) => [key, label]));
  return {
    title,
    groups: groups.map(({ label }) => label),
    nodes: nodes
      .map(({ key, group }) => `${names.get(key)} in ${groupNames.get(group ?? '') ?? 'none'}`)
      .toSorted(),
    edges: edges
      .map(
        ({ from, to, label, dotted }) => `${names.get(from)} -${label}${dotted ? '.' : ''}> ${names.get(to)}`,
      )
      .toSorted(),
  };
}

it.each(templates)('$kind $key comes back from a flowchart with the same structure', ({ make }) => {
  const document = make(newId);
  const back = importMermaid(exportMermaid(document), 'x.mmd', newId);
  if (!back.ok) throw new Error(back.error.reason);
  expect(back.value.document.kind).toBe(document.kind);
  expect(structure(back.value.document)).toEqual(structure(document));
});

/** Names as bad as they come, as they are once they are in a document: without blanks around and control characters. */
const nasty = [
  '"',
  '|',
  ']',
  '})',
  '-->',
  ';',
  '#quot;',
  '&quot;',
  '`',
  '<script>',
  '<br/>',
  '%%',
  'end',
  '\n',
  'click a "x"',
  '1. x',
  '- x',
  '*',
  '_',
  ':::',
  '@{',
  '$$',
  'https://a.b',
  '😀',
  '\u2028',
  '\\',
];
const label = fc
  .array(fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 5 })
  .map((parts) => parts.join(' ').trim());

const chart: fc.Arbitrary<Flowchart> = fc
  .record({
    title: label,
    groups: fc.array(label, { maxLength: 3 }),
    nodes: fc.array(
      fc.record({ label, shape: fc.constantFrom(...brackets.map(([open]) => open)), group: fc.nat(4) }),
      { maxLength: 6 },
    ),
    edges: fc.array(fc.record({ from: fc.nat(9), to: fc.nat(9), label, dotted: fc.boolean() }), {
      maxLength: 8,
    }),
  })
  .map(({ title, groups, nodes, edges }) => {
    const named = groups.map((text, index) => ({ key: `g${index + 1}`, label: text }));
    // In the order in which they are written, and under the names that writing gives.
    const placed = nodes
      .map((node) => ({ ...node, group: named[node.group]?.key ?? null }))
      .toSorted((a, b) => (a.group ?? 'z').localeCompare(b.group ?? 'z'))
      .map((node, index) => ({ ...node, key: `n${index + 1}`, kind: 'step' }));
    const keyOf = (index: number) => placed[index % placed.length]?.key ?? '';
    const drawn =
      placed.length === 0
        ? []
        : edges.map((edge) => ({ ...edge, from: keyOf(edge.from), to: keyOf(edge.to) }));
    return { kind: 'funnel', title, groups: named, nodes: placed, edges: drawn };
  });

describe('whatever a name holds', () => {
  it('it comes back as it was, and nothing else comes out of it', () => {
    fc.assert(
      fc.property(chart, (given) => {
        const notes = createNoteList();
        const read = readMermaid(writeMermaid(given), notes);
        expect(read).toEqual({ ok: true, value: given });
        expect(notes.all()).toEqual([]);
      }),
      { numRuns: 300, seed: 4 },
    );
  });

  it('it stays between its quotes: each line holds one thing of those that we write', () => {
    const line =
      /^(?:---|title: "(?:[^"\\]|\\.)*"|flowchart LR|%% journey-designer: \w+| {2}end| {2}subgraph g\d+\["[^"<>`|]*"\]| {2,4}n\d+[[({>/\\]+"[^"<>`|]*"[\])}/\\]+(?::::\w+)?| {2}n\d+ -\.?->(?:\|"[^"<>`|]*"\|)? n\d+)$/u;
    fc.assert(
      fc.property(chart, (given) => {
        for (const one of writeMermaid(given).trimEnd().split('\n')) expect(one).toMatch(line);
      }),
      { numRuns: 150, seed: 8 },
    );
  });
});
