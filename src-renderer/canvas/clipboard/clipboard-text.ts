import { isJsonObject, type Json } from '../../../shared/base/json.ts';
import { parseJson } from '../../../shared/base/parse-json.ts';
import { type DocumentKind, type DocumentRecord, documentKinds } from '../../../shared/documents/document.ts';
import type { Point } from '../../../shared/drawing/scene.ts';
import type { Fragment } from './fragment.ts';

/** Beside plain text, which other programs change, the same under a type of our own. */
export const clipboardType = 'application/x-journey-designer+json';

const key = 'journey-designer/clipboard';
const version = 1;
/** In UTF-16 units and in records: more than any canvas is copied by hand. */
const longestText = 20_000_000;
const mostRecords = 10_000;

export function fragmentToText(fragment: Fragment): string {
  return JSON.stringify({ [key]: version, ...fragment });
}

export type ReadFragment =
  | { readonly state: 'fragment'; readonly fragment: Fragment }
  /** Not ours: ordinary text, another program's data. */
  | { readonly state: 'foreign' }
  /** Ours, and not to be used. */
  | { readonly state: 'refused'; readonly reason: string };

/** The outer shape only; whether the records are whole is for their kind to say. */
export function textToFragment(text: string): ReadFragment {
  // Anything else on the clipboard is not parsed at all.
  if (!text.slice(0, 200).includes(key)) return { state: 'foreign' };
  if (text.length > longestText) return refused('it is larger than 20 MB');
  const value = parse(text);
  if (!isJsonObject(value) || !Object.hasOwn(value, key)) return { state: 'foreign' };
  if (value[key] !== version) return refused('it was copied by another version of Journey Designer');
  const { kind, documentId, records, places } = value;
  if (!isKind(kind) || typeof documentId !== 'string' || !Array.isArray(records) || !isJsonObject(places)) {
    return refused('it is damaged');
  }
  if (records.length > mostRecords) return refused('it holds more than 10,000 items');
  if (!records.every(isRecord) || !Object.values(places).every(isPoint)) return refused('it is damaged');
  return {
    state: 'fragment',
    fragment: { kind, documentId, records, places: Object.assign(Object.create(null), places) },
  };
}

function refused(reason: string): ReadFragment {
  return { state: 'refused', reason };
}

function parse(text: string): Json | undefined {
  try {
    return parseJson(text) as Json;
  } catch {
    return undefined;
  }
}

function isKind(value: Json | undefined): value is DocumentKind {
  return documentKinds.some((kind) => kind === value);
}

function isRecord(value: Json): value is DocumentRecord {
  return isJsonObject(value) && typeof value['id'] === 'string' && typeof value['kind'] === 'string';
}

function isPoint(value: Json): value is Json & Point {
  return isJsonObject(value) && isCoordinate(value['x']) && isCoordinate(value['y']);
}

function isCoordinate(value: Json | undefined): boolean {
  return typeof value === 'number' && Math.abs(value) <= 1e7;
}
