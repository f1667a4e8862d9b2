import type { Result } from '../base/result.ts';
import type { Document } from '../documents/document.ts';

/** Formats of other programs that can be taken in. */
export const foreignFormats = ['bpmn', 'mautic', 'dittofeed', 'salesforce', 'mermaid', 'csv'] as const;
export type ForeignFormat = (typeof foreignFormats)[number];

export const formatNames: Readonly<Record<ForeignFormat, string>> = {
  bpmn: 'BPMN 2.0',
  mautic: 'Mautic campaign',
  dittofeed: 'Dittofeed journey',
  salesforce: 'Journey Builder interaction',
  mermaid: 'Mermaid flowchart',
  csv: 'CSV of steps',
};

/** What became of something that could not come along as it was. */
export interface ImportNote {
  /** left-out: it is only in the attached source; changed: it became something near; secret: it was dropped for good. */
  readonly kind: 'left-out' | 'changed' | 'secret';
  /** Where it stands in the file, as its own program names it. */
  readonly place: string;
  readonly what: string;
}

export interface Imported {
  readonly format: ForeignFormat;
  readonly document: Document;
  /** How many things of the file became something in the document. */
  readonly carried: number;
  readonly notes: readonly ImportNote[];
}

/** Why nothing can be made of a file: a sentence after its name. */
export interface ImportProblem {
  readonly place: string;
  readonly reason: string;
}

export type ImportResult = Result<Imported, ImportProblem>;

export const importLimits = {
  /** Of the text, in UTF-16 units. */
  size: 5 * 1024 * 1024,
  /** Elements, steps or events. */
  nodes: 2_000,
  links: 8_000,
  /** Of the list that people read. */
  notes: 200,
  /** Of the source that stays attached, in UTF-16 units. */
  source: 12_000,
  /** Of one text in the document, in code points. */
  text: 2_000,
  name: 100,
} as const;
