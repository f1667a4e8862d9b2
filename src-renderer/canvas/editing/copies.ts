import type { Id, NewId } from '../../../shared/base/ids.ts';
import { nameKey } from '../../../shared/base/text.ts';
import type { Document, DocumentKind, DocumentRecord } from '../../../shared/documents/document.ts';
import { recordsOf } from '../../../shared/documents/record-list.ts';
import { boundsOf } from '../../../shared/drawing/rects.ts';
import type { Point, Rect } from '../../../shared/drawing/scene.ts';
import type { Fragment } from '../clipboard/fragment.ts';
import type { Outcome } from '../gestures.ts';
import { takenNames } from './names.ts';
import { chosenRecords, type RecordEdits } from './record-edits.ts';
import { heldBy } from './remove.ts';
import { uniqueName } from './unique-name.ts';

interface CopiesParts {
  readonly kind: DocumentKind;
  readonly edits: Pick<RecordEdits, 'namesIn' | 'fieldLimit'>;
  /** Whether a record may be copied by itself, other than with what holds or joins it. */
  readonly isCopiable: (record: DocumentRecord) => boolean;
  /** Whether a record joins two others by `from` and `to`: it goes along where both ends do. */
  readonly isConnection: (record: DocumentRecord) => boolean;
  /** Whether a record lies in one of these and goes along with it; asked until nothing more does. */
  readonly isHeld: (record: DocumentRecord, copied: ReadonlySet<Id>) => boolean;
  /** Absolute rectangles of what lies where it was put; the rest has no place of its own. */
  readonly rectsOf: (document: Document) => ReadonlyMap<Id, Rect>;
  /** How large a record is drawn, out of what is on the clipboard. */
  readonly sizeOf: (record: DocumentRecord, fragment: Fragment) => { width: number; height: number };
  /** Whether a copy's place counts from something that is copied along, so that it follows by itself. */
  readonly isCarried: (record: DocumentRecord, ids: ReadonlyMap<Id, Id>) => boolean;
  /**
   * Asked once for each paste. Gives a copy, with its new id and name, its references, order and place; null: it cannot be
   * there.
   */
  readonly startPasting: (
    document: Document,
  ) => (copy: DocumentRecord, place: PastePlace) => DocumentRecord | null;
}

export interface PastePlace {
  /** Old id to new id, of all that is pasted. */
  readonly ids: ReadonlyMap<Id, Id>;
  /** Where its top left corner goes, in canvas pixels; null for what has no place of its own. */
  readonly corner: Point | null;
}

const duplicateOffset = 24;

/** Copying, pasting and duplicating. What was copied is plain data and may come from another document or window. */
export function createCopies(parts: CopiesParts) {
  const { kind, edits, isCopiable, isConnection, isHeld, rectsOf, sizeOf, isCarried, startPasting } = parts;

  /** What these ids come to on the clipboard; null where nothing of it can be copied. */
  function copy(document: Document, ids: readonly Id[]): Fragment | null {
    const asked = new Set(
      chosenRecords(document, ids)
        .filter((record) => isCopiable(record))
        .map(({ id }) => id),
    );
    if (asked.size === 0) return null;
    const copied = new Set([...asked, ...heldBy(document, asked, isHeld).map(({ id }) => id)]);
    const joins = (end: unknown) => typeof end === 'string' && copied.has(end);
    const records = recordsOf(document).filter(
      (record) =>
        copied.has(record.id) || (isConnection(record) && joins(record['from']) && joins(record['to'])),
    );
    const rects = rectsOf(document);
    const places: Record<Id, Point> = {};
    for (const { id } of records) {
      const rect = rects.get(id);
      if (rect) places[id] = { x: rect.x, y: rect.y };
    }
    return { kind, documentId: document.id, records, places };
  }

  /** Everything gets a new id, and a name of its own where another record of its kind has it. */
  function paste(
    document: Document,
    fragment: Fragment,
    at: Point | null,
    offset: number,
    newId: NewId,
  ): Outcome | null {
    return put(document, fragment, (ids) => shiftOf(fragment, ids, at, offset), newId, 'Paste');
  }

  /** `shiftWith` is given the new ids by the old ones, and says how far everything comes to lie from its old place. */
  function put(
    document: Document,
    fragment: Fragment,
    shiftWith: (ids: ReadonlyMap<Id, Id>) => Point,
    newId: NewId,
    verb: string,
  ): Outcome | null {
    const { records } = fragment;
    const ids = new Map(records.map(({ id }) => [id, newId()]));
    const shift = shiftWith(ids);
    const names = new Map<string, Set<string>>();
    const pasteOne = startPasting(document);
    const added = records.toSorted(byKnownOrder).flatMap((record): DocumentRecord[] => {
      const id = ids.get(record.id);
      if (id === undefined) return [];
      const made = named(document, { ...record, id, kind: record.kind }, names);
      if (isConnection(made)) {
        const [from, to] = [newEnd(made['from'], ids), newEnd(made['to'], ids)];
        if (from === undefined || to === undefined) return [];
        return [pasteOne({ ...made, from, to }, { ids, corner: null })].flatMap((one) => one ?? []);
      }
      const place = Object.hasOwn(fragment.places, record.id) ? fragment.places[record.id] : undefined;
      const corner = place ? { x: place.x + shift.x, y: place.y + shift.y } : null;
      return [pasteOne(made, { ids, corner })].flatMap((one) => one ?? []);
    });
    if (added.length === 0) return null;
    const shown = added.filter((record) => isCopiable(record) && !isConnection(record));
    const originals = records.filter((record) => isCopiable(record) && !isConnection(record));
    return {
      label: `${verb} ${edits.namesIn(document, originals)}`,
      change: { added, updated: [], removed: [] },
      select: shown.map(({ id }) => id),
    };
  }

  function duplicate(document: Document, ids: readonly Id[], newId: NewId): Outcome | null {
    return duplicateBy(document, ids, { dx: duplicateOffset, dy: duplicateOffset }, newId);
  }

  /** Copies that lie so far from where the originals lie. */
  function duplicateBy(
    document: Document,
    ids: readonly Id[],
    { dx, dy }: { readonly dx: number; readonly dy: number },
    newId: NewId,
  ): Outcome | null {
    const fragment = copy(document, ids);
    return fragment && put(document, fragment, () => ({ x: dx, y: dy }), newId, 'Duplicate');
  }

  /** How far what lies freely is moved, so that its middle comes to `at`. */
  function shiftOf(fragment: Fragment, ids: ReadonlyMap<Id, Id>, at: Point | null, offset: number): Point {
    if (!at) return { x: offset, y: offset };
    const bounds = boundsOf(
      fragment.records.flatMap((record): Rect[] => {
        const place = Object.hasOwn(fragment.places, record.id) ? fragment.places[record.id] : undefined;
        return place && !isCarried(record, ids) ? [{ ...place, ...sizeOf(record, fragment) }] : [];
      }),
    );
    if (!bounds) return { x: offset, y: offset };
    return {
      x: at.x + offset - bounds.x - bounds.width / 2,
      y: at.y + offset - bounds.y - bounds.height / 2,
    };
  }

  function named(
    document: Document,
    record: DocumentRecord,
    names: Map<string, Set<string>>,
  ): DocumentRecord {
    const wished = record['name'];
    // No name is no name to number: several decisions may go without one.
    if (typeof wished !== 'string' || wished === '') return record;
    const taken = names.get(record.kind) ?? takenNames(document, record.kind);
    names.set(record.kind, taken);
    const name = uniqueName(wished, taken, edits.fieldLimit(record.kind, 'name') ?? 100);
    taken.add(nameKey(name));
    return { ...record, name };
  }

  return { copy, paste, duplicate, duplicateBy };
}

function newEnd(end: unknown, ids: ReadonlyMap<Id, Id>): Id | undefined {
  return typeof end === 'string' ? ids.get(end) : undefined;
}

function byKnownOrder(a: DocumentRecord, b: DocumentRecord): number {
  return orderOf(a) - orderOf(b) || (a.id < b.id ? -1 : 1);
}

function orderOf(record: DocumentRecord): number {
  return typeof record['order'] === 'number' ? record['order'] : 0;
}
