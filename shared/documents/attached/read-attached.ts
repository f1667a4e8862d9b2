import type { Id } from '../../base/ids.ts';
import { isJsonObject, type Json, type JsonObject } from '../../base/json.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { DocumentRecord } from '../document.ts';
import type { RowProblem } from '../row-problem.ts';
import { type AttachedKind, attachedKinds } from './attached.ts';
import { attachedRecordSchemas } from './schemas.ts';

/** An item of a production column that is no record of the kind's own, with its place in the column. */
export interface AttachedItem {
  readonly place: string;
  readonly item: JsonObject & { readonly kind: AttachedKind };
}

const longestId = 200;

export function isAttachedItem(value: Json): value is JsonObject & { readonly kind: AttachedKind } {
  return isJsonObject(value) && Object.hasOwn(value, 'kind') && isAttachedKind(value['kind']);
}

/**
 * The records that the items are, beside those that the row holds already. Only we write such items, so nothing is added
 * to what one lacks: the row stays raw instead.
 */
export function readAttached(
  items: readonly AttachedItem[],
  own: Readonly<Record<Id, DocumentRecord>>,
): Result<Record<Id, DocumentRecord>, RowProblem> {
  const read = new Map<Id, DocumentRecord>();
  for (const { place, item } of items) {
    const { id, kind } = item;
    if (typeof id !== 'string' || id === '' || id.length > longestId || id === '__proto__') {
      return err({
        reason: `has an id that is no text of 1 to ${longestId} characters`,
        place: `${place}.id`,
      });
    }
    if (Object.hasOwn(own, id) || read.has(id))
      return err({ reason: 'has the same id as another item', place: `${place}.id` });
    const parsed = attachedRecordSchemas[kind].safeParse(item);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const path = (issue?.path ?? []).map(String).join('.');
      const reason = `is not what a ${kind} holds there (${issue?.message ?? 'not understood'})`;
      return err({ reason, place: path === '' ? place : `${place}.${path}` });
    }
    read.set(id, item as DocumentRecord);
  }
  return ok(read.size === 0 ? { ...own } : { ...own, ...Object.fromEntries(read) });
}

function isAttachedKind(kind: Json | undefined): kind is AttachedKind {
  return (attachedKinds as readonly unknown[]).includes(kind);
}
