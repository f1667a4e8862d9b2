import { isJsonObject } from '../../../shared/base/json.ts';

export type FilePreview =
  | {
      readonly state: 'good';
      readonly fileName: string;
      readonly text: string;
      readonly name: string;
      /** 'Journey with 6 stages, 14 touchpoints, 15 transitions'. */
      readonly detail: string;
    }
  | { readonly state: 'bad'; readonly fileName: string; readonly reason: string };

const sizeLimit = 64 * 1024 * 1024;

/** What a file is, without taking anything of it in. The application checks it again, completely, on import. */
export async function previewFile(file: File): Promise<FilePreview> {
  const bad = (reason: string): FilePreview => ({ state: 'bad', fileName: file.name, reason });
  if (file.size > sizeLimit)
    return bad(`It has ${Math.round(file.size / 1024 / 1024)} MB; documents have at most 64.`);
  let content: unknown;
  const text = await file.text();
  try {
    content = JSON.parse(text);
  } catch (error) {
    return bad(`It is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const document = isJsonObject(content) && isJsonObject(content['document']) ? content['document'] : content;
  if (!isJsonObject(document)) return bad('It is JSON, but not a document of Journey Designer.');
  const { header, records, kind } = document;
  const name = isJsonObject(header) && typeof header['name'] === 'string' ? header['name'] : document['name'];
  if (typeof kind !== 'string' || typeof name !== 'string') {
    return bad('It is JSON, but not a document of Journey Designer: it names no kind or no name.');
  }
  const items = Array.isArray(records) ? records : isJsonObject(records) ? Object.values(records) : [];
  return { state: 'good', fileName: file.name, text, name, detail: describe(kind, items) };
}

function describe(kind: string, items: readonly unknown[]): string {
  const counts = new Map<string, number>();
  for (const item of items) {
    const word = isJsonObject(item) && typeof item['kind'] === 'string' ? item['kind'] : 'item';
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const parts = [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([word, count]) => (count === 1 ? `1 ${word}` : `${count} ${plural(word)}`));
  const title = kind.charAt(0).toUpperCase() + kind.slice(1);
  return parts.length === 0 ? title : `${title} with ${parts.slice(0, 5).join(', ')}`;
}

function plural(word: string): string {
  return word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`;
}
