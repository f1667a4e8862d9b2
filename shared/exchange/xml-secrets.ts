import type { NoteList } from './note-list.ts';
import { attribute, type XmlElement } from './read-xml.ts';
import { isSecretName, isSecretValue, removed, withoutSecrets } from './secrets.ts';

const saysWhat = ['name', 'key', 'id', 'field', 'target'];
const saysValue = ['value', 'default', 'source', 'expression', 'string'];

/** The same tree without secrets in attributes and texts; each is noted with the element that it stood in. */
export function xmlWithoutSecrets(element: XmlElement, notes: NoteList, owner = ''): XmlElement {
  const id = attribute(element, 'id');
  const own = id || attribute(element, 'name') || element.name;
  const place = id === '' && owner !== '' ? `${owner}, ${own}` : own;
  const isNamedSecret =
    isSecretName(element.name) || saysWhat.some((key) => isSecretName(attribute(element, key)));
  const clean = (name: string, value: string): string => {
    const told = isSecretName(name) || (isNamedSecret && saysValue.includes(name));
    const after = told && isSecretValue(value) ? removed : withoutSecrets(value);
    if (after !== value) notes.secret(place, `A password, token or key in ${name}`);
    return after;
  };
  const attributes = new Map([...element.attributes].map(([name, value]) => [name, clean(name, value)]));
  const holdsText = element.text !== '' && element.children.length === 0;
  const textIsSecret = isNamedSecret && holdsText && isSecretValue(element.text);
  const text = textIsSecret ? removed : withoutSecrets(element.text);
  if (text !== element.text) notes.secret(place, 'A password, token or key in its text');
  return {
    name: element.name,
    attributes,
    text,
    children: element.children.map((child) => xmlWithoutSecrets(child, notes, id || owner)),
  };
}

/** The tree as text to read, for the note that keeps the source. */
export function xmlText(element: XmlElement, indent = ''): string {
  const attributes = [...element.attributes].map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
  const open = `${indent}<${element.name}${attributes}`;
  if (element.children.length === 0) {
    return element.text === '' ? `${open}/>` : `${open}>${escaped(element.text)}</${element.name}>`;
  }
  const inner = element.children.map((child) => xmlText(child, `${indent}  `)).join('\n');
  const text = element.text === '' ? '' : `\n${indent}  ${escaped(element.text)}`;
  return `${open}>${text}\n${inner}\n${indent}</${element.name}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
