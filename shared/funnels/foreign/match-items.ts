import type { Json, JsonObject } from '../../base/json.ts';
import { nameKey } from '../../base/text.ts';
import type { FunnelStageRow } from '../funnel-rows.ts';

/** A step as the column `stages` has it, under our keys. */
export interface StepItem {
  readonly place: string;
  readonly item: JsonObject;
}

export interface Matched {
  /** By row id. */
  readonly items: ReadonlyMap<string, StepItem>;
  /** Items of no row. */
  readonly left: readonly StepItem[];
}

/**
 * Which item of `stages` is which row: by id; those that are left by name and order, then by name alone, then by order
 * alone, each only where exactly one row and one item fit. Every item and every row is used once.
 */
export function matchItems(rows: readonly FunnelStageRow[], steps: readonly StepItem[]): Matched {
  const items = new Map<string, StepItem>();
  let left = [...steps];
  let open = [...rows];
  const ways: readonly { row: (row: FunnelStageRow) => string; item: (item: JsonObject) => string | null }[] =
    [
      { row: (row) => row.id, item: (item) => textOf(item['id']) },
      {
        row: (row) => `${row.stage_order} ${nameKey(row.stage_name)}`,
        item: (item) => both(numberOf(item['order']), nameOf(item)),
      },
      { row: (row) => nameKey(row.stage_name), item: nameOf },
      { row: (row) => String(row.stage_order), item: (item) => numberOf(item['order']) },
    ];
  for (const way of ways) {
    const rowOf = unique(open, way.row);
    const itemOf = unique(left, ({ item }) => way.item(item));
    for (const [key, row] of rowOf) {
      const item = itemOf.get(key);
      if (item) items.set(row.id, item);
    }
    const used = new Set(items.values());
    left = left.filter((item) => !used.has(item));
    open = open.filter((row) => !items.has(row.id));
  }
  return { items, left };
}

/** By key, without those that share one. */
function unique<Item>(list: readonly Item[], keyOf: (item: Item) => string | null): Map<string, Item> {
  const found = new Map<string, Item | null>();
  for (const item of list) {
    const key = keyOf(item);
    if (key !== null) found.set(key, found.has(key) ? null : item);
  }
  return new Map([...found].flatMap(([key, item]) => (item === null ? [] : [[key, item] as const])));
}

function nameOf(item: JsonObject): string | null {
  const name = textOf(item['name']);
  return name === null ? null : nameKey(name);
}

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function numberOf(value: Json | undefined): string | null {
  return typeof value === 'number' ? String(value) : null;
}

function both(order: string | null, name: string | null): string | null {
  return order === null || name === null ? null : `${order} ${name}`;
}
