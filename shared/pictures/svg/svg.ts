/**
 * The only elements and attributes that a picture is made of. There is nothing among them that runs, links, styles or
 * refers to another place; the one address is that of an image, which must be the image itself.
 */
export const svgElements = [
  'svg',
  'title',
  'desc',
  'g',
  'rect',
  'line',
  'path',
  'circle',
  'text',
  'image',
] as const;
export const svgAttributes = [
  'xmlns',
  'viewBox',
  'width',
  'height',
  'x',
  'y',
  'x1',
  'y1',
  'x2',
  'y2',
  'cx',
  'cy',
  'r',
  'rx',
  'd',
  'fill',
  'fill-opacity',
  'opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'transform',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'text-anchor',
  'text-decoration',
  'preserveAspectRatio',
  'role',
  'href',
] as const;

export type SvgElement = (typeof svgElements)[number];
export type SvgAttribute = (typeof svgAttributes)[number];
export type SvgAttributes = Readonly<Partial<Record<SvgAttribute, string | number>>>;

/** A part of a picture before it is text: a window can show it, a canvas paint it and a file hold it. */
export interface Svg {
  readonly name: SvgElement;
  readonly attributes: SvgAttributes;
  readonly children: readonly (Svg | string)[];
}

const elements: ReadonlySet<string> = new Set(svgElements);
const attributeNames: ReadonlySet<string> = new Set(svgAttributes);

/** Throws on a name that is not in the lists above: such a picture would be a mistake of ours. */
export function svg(
  name: SvgElement,
  attributes: SvgAttributes,
  ...children: readonly (Svg | string)[]
): Svg {
  if (!elements.has(name)) throw new Error(`A picture has no element ${name}.`);
  for (const key of Object.keys(attributes)) {
    if (!attributeNames.has(key)) throw new Error(`A picture has no attribute ${key}.`);
  }
  return { name, attributes, children };
}

const embedded = /^data:image\/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/]+={0,2}$/;
const inWindow = /^blob:[\w.:/-]+$/;

/** Whether an address is an image of its own: the bytes themselves, or an object that this window has made. */
export function isImageAddress(href: string, where: 'file' | 'window'): boolean {
  return embedded.test(href) || (where === 'window' && inWindow.test(href));
}

/** The picture as the text of an SVG file. `escape` is there for the run that proves what escaping is for. */
export function svgText(node: Svg, escape: (text: string) => string = escapeText): string {
  const attributes = Object.entries(node.attributes)
    .filter(([key, value]) => key !== 'href' || isImageAddress(String(value), 'file'))
    .map(([key, value]) => ` ${key}="${escape(attributeText(value))}"`)
    .join('');
  if (node.children.length === 0) return `<${node.name}${attributes}/>`;
  const inside = node.children.map((child) =>
    typeof child === 'string' ? escape(child) : svgText(child, escape),
  );
  return `<${node.name}${attributes}>${inside.join('')}</${node.name}>`;
}

export function attributeText(value: string | number): string {
  if (typeof value === 'string') return value;
  return Number.isFinite(value) ? String(Math.round(value * 100) / 100) : '0';
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What XML 1.0 cannot hold (control characters, halves of characters) becomes a replacement character. */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"']/g, (letter) => entities[letter] ?? '');
}
