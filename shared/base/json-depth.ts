import type { Json } from './json.ts';

/** Deeper values are refused where they enter, so that no recursion over a value can exhaust the stack. */
export const jsonDepthLimit = 64;

/** What keeps a value out of a document, and where: a path like `stages[2].layout.x`. */
export interface JsonDefect {
  readonly reason: 'too-deep' | 'not-json' | 'unsafe-key';
  readonly place: string;
}

interface Visit {
  readonly value: unknown;
  readonly depth: number;
  readonly place: string;
}

/**
 * Why a value cannot be a document's value: nested too deep, not JSON at all (undefined, NaN, functions, dates), or with
 * the key `__proto__`, which copying by assignment would turn into a prototype. Never recursive, so any depth is safe.
 */
export function jsonDefect(root: unknown, rootPlace = ''): JsonDefect | undefined {
  const open: Visit[] = [{ value: root, depth: 0, place: rootPlace }];
  for (let visit = open.pop(); visit; visit = open.pop()) {
    const { value, depth, place } = visit;
    if (value === null || typeof value === 'string' || typeof value === 'boolean') continue;
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) return { reason: 'not-json', place };
      continue;
    }
    if (typeof value !== 'object') return { reason: 'not-json', place };
    if (depth >= jsonDepthLimit) return { reason: 'too-deep', place: shortPlace(place) };
    if (Array.isArray(value)) {
      for (let index = value.length - 1; index >= 0; index -= 1) {
        open.push({ value: value[index], depth: depth + 1, place: `${place}[${index}]` });
      }
      continue;
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== null && prototype !== Object.prototype) return { reason: 'not-json', place };
    for (const [key, item] of Object.entries(value).toReversed()) {
      const at = place === '' ? key : `${place}.${key}`;
      if (key === '__proto__') return { reason: 'unsafe-key', place: at };
      open.push({ value: item, depth: depth + 1, place: at });
    }
  }
  return undefined;
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

function shortPlace(place: string): string {
  return place.length <= 120 ? place : `${place.slice(0, 119)}…`;
}
