import type { Document, DocumentRecord } from '../../documents/document.ts';
import type { Rect, Scene, SceneNode } from '../../drawing/scene.ts';
import type { FunnelMeasures } from '../../funnels/measures/measures.ts';
import type { IconName } from '../cards/icons.ts';
import type { Svg } from '../svg/svg.ts';
import type { Ink, PictureToken } from '../tokens.ts';

/** What one kind of document lends to its pictures. */
export interface KindPicture {
  readonly makeScene: (document: Document, previous: Scene | null) => Scene;
  /** Draws one card in its place; notes and images are drawn for all kinds alike. */
  readonly card: (node: SceneNode, ink: Ink, document: Document) => readonly Svg[];
  /** What lies under the cards and belongs to no record. */
  readonly backdrop:
    | ((document: Document, scene: Scene, ink: Ink, measures: FunnelMeasures | null) => Layer | null)
    | null;
  /** What the colours and signs on this picture say; only those that are on it. */
  readonly legend: (records: readonly DocumentRecord[]) => readonly LegendEntry[];
}

export interface Layer {
  readonly bounds: Rect;
  readonly parts: readonly Svg[];
}

export interface LegendEntry {
  readonly icon: IconName;
  readonly tone: PictureToken;
  readonly text: string;
}

/** A text field of a record, whatever it really holds. */
export function textOf(record: DocumentRecord, field: string): string {
  const value = record[field];
  return typeof value === 'string' ? value : '';
}

/** The entries of the kinds of records that are there, in the sequence given. */
export function legendOf(
  records: readonly DocumentRecord[],
  entries: readonly (LegendEntry & { readonly kind: string })[],
): readonly LegendEntry[] {
  const kinds = new Set(records.map(({ kind }) => kind));
  return entries.filter(({ kind }) => kinds.has(kind)).map(({ icon, tone, text }) => ({ icon, tone, text }));
}
