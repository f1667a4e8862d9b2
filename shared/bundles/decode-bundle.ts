import { isJsonObject, type Json, type JsonObject } from '../base/json.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { Document } from '../documents/document.ts';
import { documentFromJson, isCarriedImage, parseFileText } from '../documents/document-file.ts';
import { type Bundle, type BundleProblem, bundleFormat, bundleLimits, type Sha256 } from './bundle.ts';
import { inNewestVersion, knownVersion } from './bundle-versions.ts';
import { checksumOf } from './encode-bundle.ts';

const fileKeys = new Set([
  '$schema',
  'application',
  'checksum',
  'createdAt',
  'documents',
  'format',
  'formatVersion',
  'images',
]);
const documentKeys = new Set(['header', 'id', 'kind', 'records']);
const unknownKey = 'is a key that this Journey Designer does not know, so what it says would be lost';
const again = 'Take it again from where it came from.';

/** Whether a file is meant to be a bundle, without reading it: its first lines say so, also where its end is missing. */
export function looksLikeBundle(text: string): boolean {
  return text.slice(0, 400).includes(`"${bundleFormat}"`);
}

/**
 * The bundle of a text of whatever origin. Sizes, depth and numbers of documents and records are limited; a checksum that
 * does not fit, a newer format, ids that come twice and names that would set a prototype are refused. What each kind's records must
 * hold is checked by that kind.
 */
export function decodeBundle(text: string, sha256: Sha256): Result<Bundle, BundleProblem> {
  const read = bundleFileIn(text);
  if (!read.ok) return read;
  const lists = listsOf(read.value.file);
  if (!lists.ok) return lists;
  // The checksum is over what was written, in the version in which it was written.
  if (checksumOf(lists.value, sha256) !== read.value.file['checksum']) {
    return problem(
      'checksum',
      'does not fit: the documents are not those that were written',
      'If it was changed by hand on purpose, seal it anew with "journey-designer validate <file> --seal"; else take it again from where it came from.',
    );
  }
  return bundleOf(inNewestVersion(read.value.file, read.value.version));
}

function bundleOf(file: JsonObject): Result<Bundle, BundleProblem> {
  const unknown = Object.keys(file).find((key) => !fileKeys.has(key));
  if (unknown !== undefined) return problem(unknown.slice(0, 40), unknownKey, again);
  const lists = listsOf(file);
  if (!lists.ok) return lists;
  const documents = readDocuments(lists.value.documents);
  if (!documents.ok) return documents;
  const images = lists.value.images.filter(isCarriedImage);
  if (images.length < lists.value.images.length) {
    const index = lists.value.images.findIndex((image) => !isCarriedImage(image));
    return problem(`images[${index}]`, 'is no image', again);
  }
  return ok({
    documents: documents.value,
    images,
    createdAt: textIn(file, 'createdAt'),
    application: textIn(file, 'application'),
    checksum: textIn(file, 'checksum'),
  });
}

/**
 * The same file, in the newest version, with the checksum of what it holds now, for whoever changed it on purpose. What could not be
 * read afterwards is not sealed.
 */
export function sealBundle(text: string, sha256: Sha256): Result<string, BundleProblem> {
  const read = bundleFileIn(text);
  if (!read.ok) return read;
  const file = inNewestVersion(read.value.file, read.value.version);
  const lists = listsOf(file);
  if (!lists.ok) return lists;
  const sealed = { ...file, checksum: checksumOf(lists.value, sha256) };
  const readable = bundleOf(sealed);
  return readable.ok ? ok(`${JSON.stringify(sealed, null, 2)}\n`) : readable;
}

/** The file as it was written down, of a version that is known and whatever its checksum. */
function bundleFileIn(
  text: string,
): Result<{ readonly file: JsonObject; readonly version: number }, BundleProblem> {
  if (text.length > bundleLimits.size) {
    const remedy = 'Export fewer documents at a time, or leave out the images.';
    return problem('The file', `is larger than ${bundleLimits.size / 1024 / 1024} MB`, remedy);
  }
  if (text.trim() === '') return problem('The file', 'is empty', again);
  const parsed = parseFileText(text);
  if (!parsed.ok) return unreadable(text, parsed.error);
  const file = parsed.value;
  if (!isJsonObject(file) || file['format'] !== bundleFormat) {
    return problem(
      'The file',
      'is no bundle of Journey Designer',
      'Choose a file that "Export a bundle" wrote.',
    );
  }
  const version = knownVersion(file);
  return version.ok ? ok({ file, version: version.value }) : version;
}

function unreadable(text: string, { place, reason }: { readonly place: string; readonly reason: string }) {
  const isCut = reason === 'is not JSON' && text.trimStart().startsWith('{') && !text.trimEnd().endsWith('}');
  return isCut
    ? problem('The file', 'ends in the middle: a part of it is missing', again)
    : problem(place, reason, again);
}

function listsOf(
  file: JsonObject,
): Result<{ readonly documents: readonly Json[]; readonly images: readonly Json[] }, BundleProblem> {
  const { documents, images = [] } = file;
  if (!Array.isArray(documents)) return problem('documents', 'is no list', again);
  if (!Array.isArray(images)) return problem('images', 'is no list', again);
  if (documents.length > bundleLimits.documents) {
    const limit = bundleLimits.documents.toLocaleString('en');
    return problem('documents', `holds more than ${limit} documents`, 'Export fewer documents at a time.');
  }
  return ok({ documents: documents as readonly Json[], images: images as readonly Json[] });
}

function readDocuments(list: readonly Json[]): Result<readonly Document[], BundleProblem> {
  const documents = new Map<string, Document>();
  let records = 0;
  for (const [index, one] of list.entries()) {
    const at = `documents[${index}]`;
    const read = isJsonObject(one) ? documentFromJson(one) : null;
    if (!read) return problem(at, 'is no document', again);
    if (!read.ok) return problem(`${at}.${read.error.place}`, read.error.reason, again);
    const unknown = Object.keys(one as JsonObject).find((key) => !documentKeys.has(key));
    if (unknown !== undefined) return problem(`${at}.${unknown.slice(0, 40)}`, unknownKey, again);
    const document = read.value;
    if (document.id === '__proto__') return problem(`${at}.id`, 'cannot be kept safely as an id', again);
    if (documents.has(document.id)) return problem(`${at}.id`, 'is the id of another document too', again);
    records += Object.keys(document.records).length;
    if (records > bundleLimits.records) {
      const limit = bundleLimits.records.toLocaleString('en');
      return problem(at, `brings the file over ${limit} records`, 'Export fewer documents at a time.');
    }
    documents.set(document.id, document);
  }
  return ok([...documents.values()]);
}

function textIn(file: JsonObject, key: string): string {
  const value = file[key];
  return typeof value === 'string' ? value.slice(0, 100) : '';
}

function problem(place: string, reason: string, remedy: string) {
  return err({ place, reason, remedy });
}
