import type { Id } from '../../../shared/base/ids.ts';
import { isJsonObject, type Json, jsonEqual } from '../../../shared/base/json.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { cutText } from '../../../shared/documents/in-words.ts';
import type { EdgeShape } from '../../../shared/drawing/own-layout.ts';
import { edgeShapeOf, isCollapsed, isPinned } from '../../../shared/drawing/own-layout.ts';
import type { Point } from '../../../shared/drawing/scene.ts';
import type { Outcome } from '../gestures.ts';

type Named = (record: DocumentRecord) => string;

/** What the canvas itself keeps in a record's `layout`, whatever the kind; each function is one undo step. */

/** Tidying leaves pinned cards where they are. */
export function setPinned(
  document: Document,
  ids: readonly Id[],
  pinned: boolean,
  nameOf: Named,
): Outcome | null {
  const records = placed(document, ids).filter((record) => isPinned(record) !== pinned);
  return outcome(records, 'pinned', pinned || null, `${pinned ? 'Pin' : 'Unpin'} `, nameOf);
}

/** They are selected, because what was selected may be behind them now. */
export function setCollapsed(
  document: Document,
  ids: readonly Id[],
  collapsed: boolean,
  nameOf: Named,
): Outcome | null {
  const records = recordsOf(document, ids).filter(
    // A step of a funnel stands in an order and has no layout; a group inside another has one that says so.
    (record) => record['layout'] !== null && isCollapsed(record) !== collapsed,
  );
  const verb = collapsed ? 'Collapse' : 'Expand';
  const made = outcome(records, 'collapsed', collapsed || null, `${verb} `, nameOf);
  return made && { ...made, select: made.change.updated.map(([{ id }]) => id) };
}

/** The record as it is while what is in it or belongs to it is shown. */
export function expanded(record: DocumentRecord): DocumentRecord {
  return withLayout(record, 'collapsed', null);
}

/** Null: around the cards, as without any wish. */
export function setEdgeShape(
  document: Document,
  ids: readonly Id[],
  shape: EdgeShape | null,
  nameOf: Named,
): Outcome | null {
  const records = connections(document, ids).filter((record) => edgeShapeOf(record) !== shape);
  const verb = shape === null ? 'Route around the cards: ' : `Draw ${shape}: `;
  return outcome(records, 'shape', shape, verb, nameOf);
}

/** The label of a connection, so far from where it would stand by itself; (0, 0) lets go of it. */
export function setLabelOffset(document: Document, id: Id, { x, y }: Point, nameOf: Named): Outcome | null {
  const offset = { x: Math.round(x), y: Math.round(y) };
  const home = offset.x === 0 && offset.y === 0;
  return outcome(
    connections(document, [id]),
    'label',
    home ? null : offset,
    home ? 'Put back the label of ' : 'Move the label of ',
    nameOf,
  );
}

function recordsOf(document: Document, ids: readonly Id[]): readonly DocumentRecord[] {
  return [...new Set(ids)].flatMap((id) =>
    Object.hasOwn(document.records, id) ? (document.records[id] ?? []) : [],
  );
}

/** Whatever leads from one record to another. */
function connections(document: Document, ids: readonly Id[]): readonly DocumentRecord[] {
  return recordsOf(document, ids).filter(
    ({ from, to }) => typeof from === 'string' && typeof to === 'string',
  );
}

/** A record that says no place or size of its own, such as a group inside another, has nothing to pin. */
function placed(document: Document, ids: readonly Id[]): readonly DocumentRecord[] {
  return recordsOf(document, ids).filter(({ layout }) => isJsonObject(layout));
}

/** Null takes the key away: what nobody asked for leaves no trace in the record. */
function outcome(
  records: readonly DocumentRecord[],
  key: string,
  value: Json,
  verb: string,
  nameOf: Named,
): Outcome | null {
  const updated = records.flatMap((before): [DocumentRecord, DocumentRecord][] => {
    const after = withLayout(before, key, value);
    return jsonEqual(before, after) ? [] : [[before, after]];
  });
  const [first] = updated;
  if (!first) return null;
  const what = updated.length === 1 ? cutText(nameOf(first[0]), 40) : `${updated.length} items`;
  return { label: `${verb}${what}`, change: { added: [], updated, removed: [] } };
}

function withLayout(record: DocumentRecord, key: string, value: Json): DocumentRecord {
  const { layout, ...rest } = record;
  const before = isJsonObject(layout) ? layout : {};
  const { [key]: _, ...others } = before;
  const after = value === null ? others : { ...before, [key]: value };
  const { id, kind } = record;
  return Object.keys(after).length === 0 ? { ...rest, id, kind } : { ...record, layout: after };
}
