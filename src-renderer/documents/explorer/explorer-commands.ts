import type { DocumentSummary } from '../../../shared/documents/summary.ts';

/** How a document stands against the chosen environment, in one word; told by the publishing feature. */
export interface PublishMark {
  readonly label: string;
  /** `quiet`: the same on both sides, a sign without words. */
  readonly tone: 'quiet' | 'added' | 'changed' | 'there' | 'conflict';
  readonly title?: string;
  /** It was seen so long ago that it may be otherwise now. */
  readonly old?: boolean;
}

export interface ExplorerCommands {
  readonly open: (id: string, recordId?: string) => void;
  readonly create: () => void;
  readonly chooseImport: () => void;
  readonly rename: (id: string, name: string) => Promise<boolean>;
  readonly duplicate: (document: DocumentSummary) => void;
  readonly archive: (document: DocumentSummary) => void;
  readonly restore: (document: DocumentSummary) => void;
  readonly exportJson: (document: DocumentSummary) => void;
  readonly exportMermaid: (document: DocumentSummary) => void;
  readonly exportCsv: (document: DocumentSummary) => void;
  /** Chooses documents that leave as one file; null: all of them at first. */
  readonly exportBundle: (documentIds: readonly string[] | null) => void;
  /** `recordIds` null: the whole document. */
  readonly saveTemplate: (document: DocumentSummary, recordIds: readonly string[] | null) => void;
  /** Two documents of one kind side by side on one canvas. */
  readonly compare: (id: string) => void;
}
