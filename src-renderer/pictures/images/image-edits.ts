import type { Id, NewId } from '../../../shared/base/ids.ts';
import { jsonEqual } from '../../../shared/base/json.ts';
import type { Attachment } from '../../../shared/documents/attached/attachment.ts';
import { type ImageRecord, imageLimits, isImageRecord } from '../../../shared/documents/attached/image.ts';
import {
  type Change,
  type Document,
  type DocumentRecord,
  emptyChange,
} from '../../../shared/documents/document.ts';
import type { Point } from '../../../shared/drawing/scene.ts';
import type { Outcome } from '../../canvas/gestures.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

const leastNote: Size = { width: 96, height: 40 };

/** A new image, its middle at `at`, as large as it is but never larger than a canvas has room for. */
export function addImage(facts: Attachment, at: Point, newId: NewId): Outcome {
  const scale = Math.min(1, imageLimits.firstSide / Math.max(facts.width, facts.height));
  const width = bounded(facts.width * scale);
  const height = bounded(facts.height * scale);
  const record: ImageRecord = {
    id: newId(),
    kind: 'image',
    name: facts.fileName,
    alt: '',
    sha256: facts.sha256,
    layout: { x: Math.round(at.x - width / 2), y: Math.round(at.y - height / 2), width, height },
  };
  return {
    label: `Add image ${facts.fileName}`,
    change: { ...emptyChange, added: [record] },
    select: [record.id],
  };
}

export function imagesIn(document: Document, ids: Iterable<Id>): readonly ImageRecord[] {
  return [...new Set(ids)].flatMap((id) => {
    const record = Object.hasOwn(document.records, id) ? document.records[id] : undefined;
    return record && isImageRecord(record) ? [record] : [];
  });
}

export function movedImages(images: readonly ImageRecord[], dx: number, dy: number): Change {
  const updated = images.map((image): [DocumentRecord, DocumentRecord] => {
    const layout = {
      ...image.layout,
      x: Math.round(image.layout.x + dx),
      y: Math.round(image.layout.y + dy),
    };
    return [image, { ...image, layout }];
  });
  return { ...emptyChange, updated: dx === 0 && dy === 0 ? [] : updated };
}

/** A note to this size, an image to the largest of its own proportions that fits it. In canvas pixels. */
export function resizeCard(document: Document, id: Id, size: Size): Outcome | null {
  const record = Object.hasOwn(document.records, id) ? document.records[id] : undefined;
  if (!record || !isResizable(record) || !Number.isFinite(size.width) || !Number.isFinite(size.height))
    return null;
  const layout = record['layout'] as unknown as Size & Point;
  const next = isImageRecord(record) ? inProportion(layout, size) : noteSize(size);
  const after = { ...record, layout: { ...layout, ...next } };
  if (jsonEqual(record, after)) return null;
  const name = isImageRecord(record) ? `image ${record.name}` : 'the note';
  return { label: `Resize ${name}`.trim(), change: { ...emptyChange, updated: [[record, after]] } };
}

export function isResizable(record: DocumentRecord): boolean {
  return record.kind === 'note' || record.kind === 'image';
}

/** How large an image becomes when its corner is dragged there: as the side that moved more says. */
function inProportion(old: Size, wanted: Size): Size {
  const across = wanted.width / old.width;
  const down = wanted.height / old.height;
  const asked = Math.abs(across - 1) >= Math.abs(down - 1) ? across : down;
  const least = imageLimits.leastSide / Math.min(old.width, old.height);
  const most = imageLimits.mostSide / Math.max(old.width, old.height);
  const scale = Math.max(Math.min(asked, most), Math.min(least, 1));
  return { width: bounded(old.width * scale), height: bounded(old.height * scale) };
}

function noteSize({ width, height }: Size): Size {
  const within = (side: number, least: number) =>
    Math.round(Math.max(least, Math.min(imageLimits.mostSide, side)));
  return { width: within(width, leastNote.width), height: within(height, leastNote.height) };
}

function bounded(side: number): number {
  return Math.round(Math.max(imageLimits.leastSide, Math.min(imageLimits.mostSide, side)));
}

/** Two changes of different records as one. */
export function joinChanges(a: Change, b: Change): Change {
  return {
    ...a,
    added: [...a.added, ...b.added],
    updated: [...a.updated, ...b.updated],
    removed: [...a.removed, ...b.removed],
  };
}
