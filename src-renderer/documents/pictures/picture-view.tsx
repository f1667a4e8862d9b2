import { createElement, type ReactNode } from 'react';
import { isImageAddress, type Svg } from '../../../shared/pictures/svg/svg.ts';

/** A picture as elements of the window, made one by one: no text of a document is ever read as markup. */
export function PictureView({ picture, className }: { readonly picture: Svg; readonly className?: string }) {
  return toElement({ ...picture, attributes: { ...picture.attributes } }, 0, className);
}

function toElement(node: Svg, key: number, className?: string): ReactNode {
  const attributes = Object.entries(node.attributes)
    .filter(([name, value]) => name !== 'href' || isImageAddress(String(value), 'window'))
    .map(([name, value]) => [camel(name), value] as const);
  const children = node.children.map((child, index) =>
    typeof child === 'string' ? child : toElement(child, index),
  );
  const more = className === undefined ? {} : { className };
  return createElement(node.name, { key, ...Object.fromEntries(attributes), ...more }, ...children);
}

function camel(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
