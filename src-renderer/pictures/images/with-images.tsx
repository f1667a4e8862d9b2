import { memo } from 'react';
import type { Id, NewId } from '../../../shared/base/ids.ts';
import { type ImageRecord, isImageRecord } from '../../../shared/documents/attached/image.ts';
import { alsoRemoveAttached } from '../../../shared/documents/attached/with-attached.ts';
import { type Document, type DocumentRecord, emptyChange } from '../../../shared/documents/document.ts';
import type { Point } from '../../../shared/drawing/scene.ts';
import { withImages as sceneWithImages } from '../../../shared/drawing/with-images.ts';
import type { KindEdits } from '../../canvas/actions/kind-edits.ts';
import type { Fragment } from '../../canvas/clipboard/fragment.ts';
import type { CanvasGestures, Outcome } from '../../canvas/gestures.ts';
import type { CardProps, KindView } from '../../canvas/scene.ts';
import type { ImageStore } from '../../documents/pictures/image-store.ts';
import { ImageCard } from './image-card.tsx';
import { imagesIn, isResizable, joinChanges, movedImages, resizeCard } from './image-edits.ts';

interface Deps {
  readonly images: ImageStore;
  readonly newId: NewId;
}

/** What can be done to a kind of document, with images on its canvas. The kind itself knows nothing of them. */
export function withImages(own: KindEdits, { images, newId }: Deps): KindEdits {
  return {
    ...own,
    view: viewWithImages(own.view, images),
    gestures: gesturesWithImages(own.gestures, newId),
    duplicate: (document, ids) => {
      const copies = imagesIn(document, ids).map((image) => copyOf(image, 24, 24, newId));
      return joined(own.duplicate(document, others(document, ids)), copies, 'Duplicate');
    },
    copy: (document, ids) => {
      const chosen = imagesIn(document, ids);
      const rest = own.copy(document, others(document, ids));
      if (chosen.length === 0) return rest;
      const places = chosen.map(({ id, layout }) => [id, { x: layout.x, y: layout.y }] as const);
      const { id: documentId, kind } = document;
      const fragment = rest ?? { kind, documentId, records: [], places: {} };
      return {
        ...fragment,
        records: [...fragment.records, ...chosen],
        places: { ...fragment.places, ...Object.fromEntries(places) },
      };
    },
    paste: (document, fragment, at, offset) => pasteWithImages(own, document, fragment, at, offset, newId),
    checkFragment: async (fragment) => {
      const { attachedRecordSchemas } = await import('../../../shared/documents/attached/schemas.ts');
      const chosen = fragment.records.filter(isImageRecord);
      if (!chosen.every((record) => attachedRecordSchemas.image.safeParse(record).success)) return false;
      const rest = withoutImages(fragment);
      return rest.records.length === 0 || own.checkFragment(rest);
    },
    textFields: (record) => {
      if (!isImageRecord(record)) {
        const field = own.view.nameField(record);
        return own.textFields?.(record) ?? (field ? [field] : []);
      }
      return [
        { field: 'name', limit: null },
        { field: 'alt', limit: null },
      ];
    },
  };
}

function viewWithImages(own: KindView, images: ImageStore): KindView {
  const Own = own.Card;
  const Card = memo(function CardOrImage(props: CardProps) {
    return props.record.kind === 'image' ? <ImageCard {...props} images={images} /> : <Own {...props} />;
  });
  return {
    ...own,
    makeScene: sceneWithImages(own.makeScene),
    Card,
    boxColor: (record) => (isImageRecord(record) ? '--text-3' : own.boxColor(record)),
    kindLabel: (record) => (isImageRecord(record) ? 'Image' : own.kindLabel(record)),
    nameOf: (record) =>
      isImageRecord(record) ? record.alt || record.name || 'Unnamed image' : own.nameOf(record),
    nameField: (record) =>
      isImageRecord(record) ? { field: 'alt', limit: null, multiline: true } : own.nameField(record),
    connectable: (record) => !isImageRecord(record) && own.connectable(record),
    placeOf: (document, record) => (isImageRecord(record) ? null : own.placeOf(document, record)),
    resizable: (record) => isResizable(record) || own.resizable?.(record) === true,
  };
}

function gesturesWithImages(own: CanvasGestures, newId: NewId): CanvasGestures {
  const { copyBy } = own;
  return {
    ...own,
    ...(copyBy && {
      copyBy: (document, ids, delta) => {
        const copies = imagesIn(document, ids).map((image) => copyOf(image, delta.dx, delta.dy, newId));
        return joined(copyBy(document, others(document, ids), delta), copies, 'Duplicate');
      },
    }),
    move: (document, ids, delta, pointer) => {
      const chosen = imagesIn(document, ids);
      const rest = own.move(document, others(document, ids), delta, pointer);
      const change = movedImages(chosen, delta.dx, delta.dy);
      if (change.updated.length === 0) return rest;
      const label = `Move ${namesOf(chosen, rest)}`;
      return rest ? { ...rest, label, change: joinChanges(rest.change, change) } : { label, change };
    },
    remove: (document, ids) => {
      const chosen = imagesIn(document, ids);
      const rest = own.remove(document, others(document, ids));
      if (chosen.length === 0) return rest;
      const change = joinChanges(rest?.change ?? emptyChange, { ...emptyChange, removed: chosen });
      const select = rest?.select ? { select: rest.select } : {};
      return {
        label: `Delete ${namesOf(chosen, rest)}`,
        change: alsoRemoveAttached(document, change),
        ...select,
      };
    },
    rename: (document, id, name) => {
      const [image] = imagesIn(document, [id]);
      if (!image) return own.rename(document, id, name);
      if (image.alt === name) return null;
      const updated = [[image, { ...image, alt: name }]] as const;
      return { label: `Describe ${image.name || 'the image'}`, change: { ...emptyChange, updated } };
    },
    resizeCard: (document, id, size) =>
      resizeCard(document, id, size) ?? own.resizeCard?.(document, id, size) ?? null,
  };
}

function pasteWithImages(
  own: KindEdits,
  document: Document,
  fragment: Fragment,
  at: Point | null,
  offset: number,
  newId: NewId,
): Outcome | null {
  const chosen = fragment.records.filter(isImageRecord);
  const rest = withoutImages(fragment);
  if (chosen.length === 0) return own.paste(document, fragment, at, offset);
  const corners = [...chosen.map(({ layout }) => layout), ...Object.values(rest.places)];
  const left = Math.min(...corners.map(({ x }) => x));
  const top = Math.min(...corners.map(({ y }) => y));
  const { width, height } = chosen[0]?.layout ?? { width: 0, height: 0 };
  const dx = at ? at.x - left - width / 2 : offset;
  const dy = at ? at.y - top - height / 2 : offset;
  const copies = chosen.map((image) => copyOf(image, dx, dy, newId));
  const pasted = rest.records.length === 0 ? null : own.paste(document, rest, at, offset);
  return joined(pasted, copies, 'Paste');
}

function copyOf(image: ImageRecord, dx: number, dy: number, newId: NewId): ImageRecord {
  const { x, y } = image.layout;
  return { ...image, id: newId(), layout: { ...image.layout, x: Math.round(x + dx), y: Math.round(y + dy) } };
}

function joined(rest: Outcome | null, copies: readonly ImageRecord[], verb: string): Outcome | null {
  if (copies.length === 0) return rest;
  const change = { ...emptyChange, added: copies };
  const select = [...(rest?.select ?? []), ...copies.map(({ id }) => id)];
  const label = `${verb} ${namesOf(copies, rest)}`;
  return { label, change: rest ? joinChanges(rest.change, change) : change, select };
}

function namesOf(images: readonly ImageRecord[], rest: Outcome | null): string {
  const more = rest
    ? Math.max(rest.change.added.length, rest.change.updated.length, rest.change.removed.length)
    : 0;
  const [first] = images;
  if (images.length + more === 1) return `image ${first?.name ?? ''}`.trim();
  return `${images.length + more} things`;
}

function others(document: Document, ids: readonly Id[]): readonly Id[] {
  const chosen = new Set(imagesIn(document, ids).map(({ id }) => id));
  return chosen.size === 0 ? ids : ids.filter((id) => !chosen.has(id));
}

function withoutImages(fragment: Fragment): Fragment {
  const isOther = (record: DocumentRecord) => !isImageRecord(record);
  const gone = new Set(fragment.records.filter(isImageRecord).map(({ id }) => id));
  if (gone.size === 0) return fragment;
  const places = Object.entries(fragment.places).filter(([id]) => !gone.has(id));
  return { ...fragment, records: fragment.records.filter(isOther), places: Object.fromEntries(places) };
}
