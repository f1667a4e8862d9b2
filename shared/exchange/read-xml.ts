import { XMLParser } from 'fast-xml-parser';
import { err, ok, type Result } from '../base/result.ts';
import type { ImportProblem } from './imported.ts';

/** An element as it stands in the file, without namespaces. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** All its own text, without that of its children. */
  readonly text: string;
}

const deepest = 100;

/**
 * The root element of an XML text. A text with a document type is refused unread, so that no entity can be declared, expanded or
 * fetched; only the five entities of XML itself and numeric ones are known.
 */
export function readXml(text: string): Result<XmlElement, ImportProblem> {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) {
    return err({ place: 'The file', reason: 'declares a document type, which is not read for safety' });
  }
  if (nestsTooDeep(text)) return err({ place: 'The file', reason: `nests deeper than ${deepest} elements` });
  let parsed: unknown;
  try {
    parsed = new XMLParser({
      preserveOrder: true,
      ignoreAttributes: false,
      attributeNamePrefix: '',
      removeNSPrefix: true,
      parseTagValue: false,
      parseAttributeValue: false,
      processEntities: false,
      trimValues: true,
    }).parse(text, true);
  } catch (thrown) {
    return err({ place: 'The file', reason: `is not XML: ${reasonOf(thrown)}` });
  }
  const root = elementsOf(parsed).find(({ name }) => !name.startsWith('?'));
  return root ? ok(root) : err({ place: 'The file', reason: 'holds no XML element' });
}

function reasonOf(thrown: unknown): string {
  return (thrown instanceof Error ? thrown.message : String(thrown)).slice(0, 200);
}

/** Before anything is parsed, so that no depth can exhaust the stack. Linear: it never goes back. */
function nestsTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const skipped = ['<!--', '<![CDATA[', '<?'].find((opening) => text.startsWith(opening, at));
    if (skipped) {
      const closing = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>' }[skipped] ?? '>';
      const end = text.indexOf(closing, at);
      if (end < 0) return false;
      at = end;
      continue;
    }
    const isClosing = text.startsWith('</', at);
    const end = tagEnd(text, at);
    if (end < 0) return false;
    if (isClosing) depth -= 1;
    else if (text[end - 1] !== '/') depth += 1;
    if (depth > deepest) return true;
    at = end;
  }
  return false;
}

/** Where the tag that begins here ends; a '>' in quotes is none. -1: nowhere. */
function tagEnd(text: string, start: number): number {
  let quote = '';
  for (let at = start; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
  }
  return -1;
}

/** The parser gives lists of {tag: children, ':@': attributes} and {'#text': text}. */
function elementsOf(list: unknown): readonly XmlElement[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => {
    if (typeof item !== 'object' || item === null) return [];
    const tag = Object.keys(item).find((key) => key !== ':@' && key !== '#text');
    if (tag === undefined) return [];
    const children = (item as Readonly<Record<string, unknown>>)[tag];
    const attributes = (item as Readonly<Record<string, unknown>>)[':@'];
    return [
      {
        name: tag,
        attributes: attributesOf(attributes),
        children: elementsOf(children),
        text: textIn(children),
      },
    ];
  });
}

function attributesOf(value: unknown): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(Object.entries(value).map(([key, item]) => [key, decoded(String(item))]));
}

function textIn(children: unknown): string {
  if (!Array.isArray(children)) return '';
  const texts = children.flatMap((item: unknown) => {
    if (typeof item !== 'object' || item === null || !('#text' in item)) return [];
    return [decoded(String(item['#text']))];
  });
  return texts.join(' ').trim();
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/gi,
    (whole, decimal, hex, name) => {
      if (typeof name === 'string') return entities[name.toLowerCase()] ?? whole;
      const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : whole;
    },
  );
}

/** Every element under this one, itself first, in the order of the file. */
export function allElements(root: XmlElement): readonly XmlElement[] {
  return [root, ...root.children.flatMap(allElements)];
}

export function childrenNamed(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

export function attribute(element: XmlElement | undefined, name: string): string {
  return element?.attributes.get(name) ?? '';
}
