import type { DocumentRecord } from '../document.ts';

/** An image on the canvas. Its bytes lie once in the workspace, named by what they are; the record only says which. */
export interface ImageRecord extends DocumentRecord {
  readonly kind: 'image';
  /** The name of the file that it came from. */
  readonly name: string;
  /** What it shows, for whoever does not see it; empty: not said yet. */
  readonly alt: string;
  /** Of the bytes, as 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  /** Pixels from the canvas origin. */
  readonly layout: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

export const imageLimits = {
  /** Of one file, in bytes. */
  bytes: 10 * 1024 * 1024,
  /** Of its longer side, in pixels: what no browser could show is no picture for a canvas. */
  side: 12_000,
  /** Width times height: what is drawn takes four bytes of memory for each. */
  pixels: 60_000_000,
  /** On the canvas, in canvas pixels. */
  leastSide: 24,
  mostSide: 4_000,
  /** The longer side of one that has just been placed. */
  firstSide: 320,
} as const;

export function isImageRecord(record: DocumentRecord): record is ImageRecord {
  return record.kind === 'image';
}

/** The images that a document needs, each once. */
export function imagesOf(records: Iterable<DocumentRecord>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const record of records) if (isImageRecord(record)) found.add(record.sha256);
  return found;
}
