/**
 * `JSON.parse`, also for the keys that V8 reads wrongly (13.6 in Node 24, 14.6 in Node 26): once it has read the key "\\", it takes
 * "\"" or "\t" for that one where the keys before them are the same, and "\"x" for "\\\"" likewise, without a word
 * (nodejs/node#63785). Throws a SyntaxError where the text is not JSON, as `JSON.parse` does.
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  const keys = escapedKeys(text);
  // So rare that it may be read a second time.
  return keys.length === 0 ? value : readOtherwise(text, keys);
}

/** null where the text is not JSON. */
export function parseJsonOrNull(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where keys stand that are written with an escape, their quotes included. The text is JSON, and is gone through once. */
function escapedKeys(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  let slash = text.indexOf('\\');
  for (let start = text.indexOf('"'); slash >= 0 && start >= 0; ) {
    let quote = text.indexOf('"', start + 1);
    const isEscaped = slash < quote;
    while (slash >= 0 && slash < quote) {
      if (quote === slash + 1) quote = text.indexOf('"', quote + 1);
      slash = text.indexOf('\\', slash + 2);
    }
    const end = quote + 1;
    beforeColon.lastIndex = end;
    if (isEscaped && beforeColon.test(text)) found.push({ start, end });
    start = text.indexOf('"', end);
  }
  return found;
}

const beforeColon = /[ \t\n\r]*:/y;

/** With names in place of such keys that the text has nowhere, and the keys in their place again afterwards. */
function readOtherwise(text: string, keys: readonly Stretch[]): unknown {
  let mark = 'key';
  while (text.includes(mark)) mark += '~';
  const marked = new Map<string, string>();
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end } of keys) {
    // A text by itself is read well.
    const name = JSON.parse(text.slice(start, end)) as string;
    const key = marked.get(name) ?? `${mark}${marked.size}`;
    marked.set(name, key);
    pieces.push(text.slice(done, start), `"${key}"`);
    done = end;
  }
  pieces.push(text.slice(done));
  const names = new Map(Array.from(marked, ([name, key]) => [key, name]));
  return keysBack(JSON.parse(pieces.join('')), (key) => names.get(key) ?? key);
}

/** Without recursion: what is nested too deep is said by whoever looks for that. */
function keysBack(root: unknown, nameOf: (key: string) => string): unknown {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const item of Object.values(value)) open.push(item);
    if (!Object.keys(value).some((key) => nameOf(key) !== key)) continue;
    const pairs = Object.entries(value);
    // All of them, so that they stay in their order.
    for (const [key] of pairs) Reflect.deleteProperty(value, key);
    for (const [key, item] of pairs) {
      Object.defineProperty(value, nameOf(key), {
        value: item,
        writable: true,
        enumerable: true,
        configurable: true,
      });
    }
  }
  return root;
}
