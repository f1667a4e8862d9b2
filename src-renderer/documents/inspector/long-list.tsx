import { Button } from '@mantine/core';
import { type ComponentProps, Fragment, type ReactNode, useState } from 'react';

interface LongListProps<Item> {
  readonly items: readonly Item[];
  /** How many are shown at once; absent: as many forms as fit well under each other. */
  readonly portion?: number;
  /** Of the list that the items stand in, the button that shows more of them behind it; absent: they stand in none of their own. */
  readonly list?: ComponentProps<'ul'>;
  readonly children: (item: Item, index: number) => ReactNode;
}

/** As many rows of fields as fit well under each other: thirty took longer to draw than a tenth of a second. */
const formsAtOnce = 8;

/** A list of fields that begins with as many as are useful at once; the others are shown when they are asked for. */
export function LongList<Item extends { readonly id: string }>({
  items,
  portion = formsAtOnce,
  list,
  children,
}: LongListProps<Item>) {
  const [portions, setPortions] = useState(1);
  const left = items.length - portions * portion;
  const shown = items
    .slice(0, portions * portion)
    .map((item, index) => <Fragment key={item.id}>{children(item, index)}</Fragment>);
  return (
    <>
      {list ? <ul {...list}>{shown}</ul> : shown}
      {left > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={() => setPortions(portions + 1)}>
          {left > portion ? `Show ${portion} more of ${left}` : `Show the last ${left}`}
        </Button>
      )}
    </>
  );
}
