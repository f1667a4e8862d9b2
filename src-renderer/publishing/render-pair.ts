import type { ReactNode } from 'react';
import type { Document } from '../../shared/documents/document.ts';

/** Shows two documents on a canvas, whether this workspace holds them or not; lent by what knows how documents are drawn. */
export type RenderPair = (shown: {
  /** null: it is not there. One of the two is. */
  readonly before: Document | null;
  readonly after: Document | null;
  readonly beforeName: string;
  readonly afterName: string;
  /** The record that is looked at first; null: the document itself. */
  readonly recordId: string | null;
}) => ReactNode;
