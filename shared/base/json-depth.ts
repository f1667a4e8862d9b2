import type { Json } from './json.ts';

/** Deeper values are refused where they enter, so that no recursion over a value can exhaust the stack. */
export const jsonDepthLimit = 64;

/** What keeps a value out of a document, and where: a path like `stages[2].layout.x`. */
export interface JsonDefect {
  readonly reason: 'too-deep' | 'not-json' | 'unsafe-key';
  readonly place: string;
}

/** Where the walk is; the path is put together only where there is a defect to report. */
interface Visit {
  readonly value: unknown;
  readonly depth: number;
  readonly parent: Visit | null;
  readonly key: string | number;
}

/**
 * Why a value cannot be a document's value: nested too deep, not JSON at all (undefined, NaN, functions, dates), or with
 * the key `__proto__`, which copying by assignment would turn into a prototype. Never recursive, so any depth is safe.
 */
export function jsonDefect(root: unknown, rootPlace = ''): JsonDefect | undefined {
  const open: Visit[] = [{ value: root, depth: 0, parent: null, key: rootPlace }];
  for (let visit = open.pop(); visit; visit = open.pop()) {
    const { value, depth } = visit;
    if (isPlainScalar(value)) continue;
    if (typeof value !== 'object' || value === null) return { reason: 'not-json', place: placeOf(visit) };
    if (depth >= jsonDepthLimit) return { reason: 'too-deep', place: placeOf(visit) };
    if (Array.isArray(value)) {
      for (let index = value.length - 1; index >= 0; index -= 1) {
        const item: unknown = value[index];
        if (!isPlainScalar(item)) open.push({ value: item, depth: depth + 1, parent: visit, key: index });
      }
      continue;
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== null && prototype !== Object.prototype)
      return { reason: 'not-json', place: placeOf(visit) };
    const keys = Object.keys(value);
    for (let index = keys.length - 1; index >= 0; index -= 1) {
      const key = keys[index] ?? '';
      const item = (value as Readonly<Record<string, unknown>>)[key];
      const next = { value: item, depth: depth + 1, parent: visit, key };
      if (key === '__proto__') return { reason: 'unsafe-key', place: placeOf(next) };
      if (!isPlainScalar(item)) open.push(next);
    }
  }
  return undefined;
}

function isPlainScalar(value: unknown): boolean {
  const type = typeof value;
  return (
    type === 'string' || type === 'boolean' || value === null || (type === 'number' && Number.isFinite(value))
  );
}

/** `stages[2].layout.x`; cut where it is longer than anybody reads. */
function placeOf(visit: Visit): string {
  const steps: string[] = [];
  for (let at: Visit | null = visit; at; at = at.parent) {
    const isRoot = at.parent === null;
    steps.push(typeof at.key === 'number' ? `[${at.key}]` : isRoot ? at.key : `.${at.key}`);
  }
  const place = steps.toReversed().join('').replace(/^\./, '');
  return place.length <= 120 ? place : `${place.slice(0, 119)}…`;
}

const words = {
  'too-deep': `is nested deeper than ${jsonDepthLimit} levels`,
  'not-json': 'is not a JSON value',
  'unsafe-key': 'has a key named __proto__, which cannot be kept safely',
} as const satisfies Record<JsonDefect['reason'], string>;

/** The defect in words, for a message that already says whose value it is. */
export function jsonDefectInWords(defect: JsonDefect): string {
  return words[defect.reason];
}

/** Whether a value of unknown origin may be held as JSON. */
export function isSafeJson(value: unknown): value is Json {
  return jsonDefect(value) === undefined;
}
