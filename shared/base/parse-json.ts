/**
 * `JSON.parse`, also for the keys that V8 reads wrongly (13.6 in Node 24, 14.6 in Node 26): once it has read the key "\\", it takes other
 * keys of one escaped character, such as "\"" or "\t", for that one where the keys before them are the same, without a word
 * (nodejs/node#63785). Throws a SyntaxError where the text is not JSON, as `JSON.parse` does.
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  // So rare that it may be read a second time; what only looks like such a key inside a text does no harm.
  return oneEscapeAsKey.test(text) ? readOtherwise(text) : value;
}

/** null where the text is not JSON. */
export function parseJsonOrNull(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}

const oneEscape = String.raw`\\(?:u[0-9a-fA-F]{4}|.)`;
const oneEscapeAsKey = new RegExp(String.raw`"${oneEscape}"\s*:`);
const strings = /"(?:[^"\\]|\\.)*"(?:\s*:)?/g;
const escapedKey = new RegExp(String.raw`^"(${oneEscape})"\s*:$`);

/** With names in place of such keys that the text has nowhere, and the keys in their place again afterwards. */
function readOtherwise(text: string): unknown {
  let mark = 'key';
  while (text.includes(mark)) mark += '~';
  const renamed = text.replace(strings, (found) => {
    const escape = escapedKey.exec(found)?.[1];
    return escape === undefined ? found : `"${mark}${characterOf(escape).charCodeAt(0)}":`;
  });
  return keysBack(JSON.parse(renamed), mark);
}

/** A text by itself is read well. */
function characterOf(escape: string): string {
  return String(JSON.parse(`"${escape}"`));
}

/** Without recursion: what is nested too deep is said by whoever looks for that. */
function keysBack(root: unknown, mark: string): unknown {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const item of Object.values(value)) open.push(item);
    if (!Object.keys(value).some((key) => key.startsWith(mark))) continue;
    const pairs = Object.entries(value);
    // All of them, so that they stay in their order.
    for (const [key] of pairs) Reflect.deleteProperty(value, key);
    for (const [key, item] of pairs) {
      const name = key.startsWith(mark) ? String.fromCharCode(Number(key.slice(mark.length))) : key;
      Object.defineProperty(value, name, {
        value: item,
        writable: true,
        enumerable: true,
        configurable: true,
      });
    }
  }
  return root;
}
