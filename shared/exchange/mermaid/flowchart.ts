import type { DocumentKind } from '../../documents/document.ts';

export interface FlowchartNode {
  readonly key: string;
  readonly label: string;
  /** The class: what of ours it is, or whatever somebody called it; '' where it has none. */
  readonly kind: string;
  /** The brackets around its text: '[', '([', '{' ... */
  readonly shape: string;
  readonly group: string | null;
}

export interface FlowchartEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly dotted: boolean;
}

/** What a Mermaid flowchart says, without how it looks. */
export interface Flowchart {
  /** The kind of document that we wrote it from; null: it comes from elsewhere. */
  readonly kind: DocumentKind | null;
  readonly title: string;
  readonly groups: readonly { readonly key: string; readonly label: string }[];
  readonly nodes: readonly FlowchartNode[];
  readonly edges: readonly FlowchartEdge[];
}

/** Brackets that a node's text may stand in, longest first, with what closes each. */
export const brackets: readonly (readonly [open: string, close: readonly string[]])[] = [
  ['(((', [')))']],
  ['((', ['))']],
  ['([', ['])']],
  ['[[', [']]']],
  ['[(', [')]']],
  ['[/', ['/]', '\\]']],
  ['[\\', ['\\]', '/]']],
  ['{{', ['}}']],
  ['(', [')']],
  ['[', [']']],
  ['{', ['}']],
  ['>', [']']],
];

export const ownMark = 'journey-designer';
