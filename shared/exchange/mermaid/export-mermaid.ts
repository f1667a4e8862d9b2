import type { Document } from '../../documents/document.ts';
import { documentToFlowchart } from './document-to-flowchart.ts';
import { writeMermaid } from './write-mermaid.ts';

/** Any document as a Mermaid flowchart; `importMermaid` makes a document of the same structure of it. */
export function exportMermaid(document: Document): string {
  return writeMermaid(documentToFlowchart(document));
}
