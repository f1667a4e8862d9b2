import { type ReactNode, useEffect, useRef, useState } from 'react';

interface LongListProps<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** The item that must be drawn wherever it is, for it is about to have the focus. */
  readonly wanted: string | null;
  readonly className: string | undefined;
  readonly render: (item: Item) => ReactNode;
}

/** Items that are drawn and taken away together. */
const perPart = 40;
/** A row that was never drawn is taken to be this high, in pixels. */
const rowHeight = 37;
/** Lists up to this long are drawn whole. */
const shortList = 3 * perPart;

/** A list of thousands of rows that costs what is on screen: parts that are far away are empty boxes of their height. */
export function LongList<Item>({ items, keyOf, wanted, className, render }: LongListProps<Item>) {
  if (items.length <= shortList) return <ul className={className}>{items.map(render)}</ul>;
  const parts = Array.from({ length: Math.ceil(items.length / perPart) }, (_, part) =>
    items.slice(part * perPart, (part + 1) * perPart),
  );
  return (
    <ul className={className}>
      {parts.map((part, index) => (
        <Part
          key={index}
          rows={part.length}
          first={index * perPart + 1}
          isWanted={wanted !== null && part.some((item) => keyOf(item) === wanted)}
          isFirst={index < 2}
        >
          {() => part.map(render)}
        </Part>
      ))}
    </ul>
  );
}

interface PartProps {
  readonly rows: number;
  readonly first: number;
  readonly isWanted: boolean;
  readonly isFirst: boolean;
  readonly children: () => ReactNode;
}

function Part({ rows, first, isWanted, isFirst, children }: PartProps) {
  const box = useRef<HTMLLIElement>(null);
  const [near, setNear] = useState(isFirst);
  const [height, setHeight] = useState(rows * rowHeight);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const watcher = new IntersectionObserver(
      ([entry]) => {
        // What has the focus stays, however far it is scrolled away.
        if (!entry || (!entry.isIntersecting && element.contains(document.activeElement))) return;
        if (!entry.isIntersecting && entry.boundingClientRect.height > 0)
          setHeight(entry.boundingClientRect.height);
        setNear(entry.isIntersecting);
      },
      { rootMargin: '800px 0px' },
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  const drawn = near || isWanted;
  return (
    <li ref={box} style={drawn ? undefined : { height }} aria-hidden={drawn ? undefined : true}>
      {drawn ? <ul aria-label={`From row ${first}`}>{children()}</ul> : null}
    </li>
  );
}
