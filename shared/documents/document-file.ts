import { findRoundedNumber } from '../base/exact-json.ts';
import { isJsonObject, type Json, type JsonObject, withSortedKeys } from '../base/json.ts';
import { jsonDefect, jsonDefectInWords } from '../base/json-depth.ts';
import { parseJson } from '../base/parse-json.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { CarriedImage } from './attached/attachment.ts';
import { type Document, type DocumentHeader, type DocumentRecord, documentKinds } from './document.ts';

/** Why a file cannot be opened, and where: 'records[3].id', 'line 4, column 7'. */
export interface FileProblem {
  readonly reason: string;
  readonly place: string;
}

export const documentFileLimits = {
  /** Of the text, in UTF-16 units: 20 MB of plain English. */
  size: 20 * 1024 * 1024,
  /** Of all images together, in base64. */
  images: 12 * 1024 * 1024,
  records: 50_000,
  documentId: 64,
  recordId: 200,
} as const;

const formatVersion = 1;
const topKeys = new Set(['$schema', 'attachments', 'formatVersion', 'header', 'id', 'kind', 'records']);

/** The name under which the schema of a kind's files is published in `schemas/`. */
export function documentFileSchemaId(kind: Document['kind']): string {
  return `urn:journey-designer:${kind}-file:${formatVersion}`;
}

/**
 * A document as an interchange file (`.journey.json`): one object, keys sorted, records sorted by kind, order and id, two
 * blanks of indent and a line end, so that equal documents give equal files and a version control system shows what
 * changed. `decodeDocumentFile` is its exact inverse.
 */
export function encodeDocumentFile(document: Document, images: readonly CarriedImage[] = []): string {
  const file = {
    ...(images.length > 0 ? { attachments: images.map((image) => ({ ...image })) } : {}),
    $schema: documentFileSchemaId(document.kind),
    formatVersion,
    ...documentAsJson(document),
  };
  return `${JSON.stringify(withSortedKeys(file), null, 2)}\n`;
}

/** A document as a value of a file: its records in one order, whatever order they came in. */
export function documentAsJson({ id, kind, header, records }: Document): JsonObject {
  return { header, id, kind, records: Object.values(records).toSorted(byKindOrderId) };
}

/**
 * The document of an interchange file of whatever origin: size, depth and number of records are limited, names that would
 * set a prototype and numbers that would be rounded are refused. What each kind's records must hold is checked by that
 * kind.
 */
export function decodeDocumentFile(text: string): Result<Document, FileProblem> {
  if (text.length > documentFileLimits.size) return problem('is larger than 20 MB', 'The file');
  const parsed = parseFileText(text);
  if (!parsed.ok) return parsed;
  const file = parsed.value;
  if (!isJsonObject(file)) return problem('is not one JSON object', 'The file');
  const unknown = Object.keys(file).find((key) => !topKeys.has(key));
  if (unknown !== undefined) return problem('is a key that this version does not know', shortKey(unknown));
  if (file['formatVersion'] !== formatVersion) {
    return problem(
      `is not ${formatVersion}: the file was written by another version of Journey Designer`,
      'formatVersion',
    );
  }
  return documentFromJson(file);
}

/** The exact inverse of `documentAsJson`, for a value of whatever origin that `parseFileText` has let through. */
export function documentFromJson(file: JsonObject): Result<Document, FileProblem> {
  const kind = documentKinds.find((known) => known === file['kind']);
  if (!kind) return problem(`is none of ${documentKinds.join(', ')}`, 'kind');
  const { id, header } = file;
  if (typeof id !== 'string' || id === '' || id.length > documentFileLimits.documentId) {
    return problem(`is no text of 1 to ${documentFileLimits.documentId} characters`, 'id');
  }
  if (!isHeader(header)) return problem('is no object with a name', 'header');
  const records = readRecords(file['records']);
  return records.ok ? ok({ id, kind, header, records: records.value }) : records;
}

/** The images that a file carries; what is none, or names another image than it is, does not count. */
export function decodeCarriedImages(text: string): readonly CarriedImage[] {
  if (!text.includes('"attachments"')) return [];
  const parsed = parseFileText(text);
  const list = parsed.ok && isJsonObject(parsed.value) ? parsed.value['attachments'] : undefined;
  return Array.isArray(list) ? list.filter(isCarriedImage) : [];
}

export function isCarriedImage(value: Json): value is Json & CarriedImage {
  if (!isJsonObject(value)) return false;
  const { sha256, fileName, base64 } = value;
  return typeof sha256 === 'string' && typeof fileName === 'string' && typeof base64 === 'string';
}

/** The JSON of a file of whatever origin: depth, names that would set a prototype and numbers that would be rounded are looked for. */
export function parseFileText(marked: string): Result<Json, FileProblem> {
  const text = marked.startsWith('\ufeff') ? marked.slice(1) : marked;
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (thrown) {
    return problem('is not JSON', placeOf(thrown, text));
  }
  const defect = jsonDefect(value);
  if (defect) return problem(jsonDefectInWords(defect), defect.place === '' ? 'The file' : defect.place);
  const rounded = findRoundedNumber(text);
  if (rounded)
    return problem(
      `is ${shortKey(rounded.source)}, a number that cannot be kept exactly`,
      shortKey(rounded.key),
    );
  return ok(value as Json);
}

/** V8 often says where: 'at position 12'; where it does not, the file as a whole is named. */
function placeOf(thrown: unknown, text: string): string {
  const position = /at position (\d+)/.exec(thrown instanceof Error ? thrown.message : '')?.[1];
  if (position === undefined) return 'The file';
  const lines = text.slice(0, Number(position)).split('\n');
  return `Line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
}

function readRecords(list: Json | undefined): Result<Document['records'], FileProblem> {
  if (!Array.isArray(list)) return problem('is no list', 'records');
  if (list.length > documentFileLimits.records) {
    return problem(`holds more than ${documentFileLimits.records} records`, 'records');
  }
  const records = new Map<string, DocumentRecord>();
  for (const [index, record] of (list as readonly Json[]).entries()) {
    const place = `records[${index}]`;
    if (!isRecord(record)) return problem('is no object with an id and a kind', place);
    if (record.id.length > documentFileLimits.recordId) {
      return problem(`has more than ${documentFileLimits.recordId} characters`, `${place}.id`);
    }
    if (record.id === '__proto__') return problem('cannot be kept safely as an id', `${place}.id`);
    if (records.has(record.id)) return problem('is the id of another record too', `${place}.id`);
    records.set(record.id, record);
  }
  return ok(Object.fromEntries(records));
}

function isHeader(value: Json | undefined): value is DocumentHeader {
  return isJsonObject(value) && typeof value['name'] === 'string';
}

function isRecord(value: Json): value is DocumentRecord {
  if (!isJsonObject(value)) return false;
  const { id, kind } = value;
  return typeof id === 'string' && id !== '' && typeof kind === 'string' && kind !== '';
}

function byKindOrderId(a: DocumentRecord, b: DocumentRecord): number {
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1;
  return orderOf(a) - orderOf(b) || (a.id < b.id ? -1 : 1);
}

function orderOf(record: DocumentRecord): number {
  const order = record['order'];
  return typeof order === 'number' ? order : 0;
}

function shortKey(key: string): string {
  return key.length <= 60 ? key : `${key.slice(0, 59)}…`;
}

function problem(reason: string, place: string) {
  return err({ reason, place });
}
