import type { NewId } from '../../base/ids.ts';
import { err, ok } from '../../base/result.ts';
import type { ImportResult } from '../imported.ts';
import { createNoteList } from '../note-list.ts';
import { withoutSecrets } from '../secrets.ts';
import { sourceNote } from '../source-note.ts';
import { flowchartToDocument } from './flowchart-to-document.ts';
import { readMermaid } from './read-mermaid.ts';

/** A Mermaid flowchart (mermaid.js.org, "Flowcharts - Basic Syntax"), in a file of its own or in Markdown. */
export function importMermaid(text: string, fileName: string, newId: NewId): ImportResult {
  const notes = createNoteList();
  const clean = withoutSecrets(text);
  if (clean !== text) notes.secret('The file', 'A password, token or key in a text');
  const chart = readMermaid(clean, notes);
  if (!chart.ok) return chart;
  const { title, nodes, edges } = chart.value;
  if (nodes.length === 0) return err({ place: 'The file', reason: 'draws nothing' });
  const named = { ...chart.value, title: title || fileName.replace(/\.\w+$/, '') };
  const document = flowchartToDocument(named, sourceNote('mermaid', fileName, clean), newId, notes);
  return ok({ format: 'mermaid', document, carried: nodes.length + edges.length, notes: notes.all() });
}
