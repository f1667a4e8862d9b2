import { Button } from '@mantine/core';
import { useState } from 'react';

/** Rows that are made at a time: thousands at once would hold the window for seconds. */
const atATime = 200;

interface Shown<Item> {
  readonly shown: readonly Item[];
  /** How many are not shown yet. */
  readonly rest: number;
  readonly showMore: () => void;
}

/** The first of a long list, and more of it as somebody asks. */
export function useShown<Item>(all: readonly Item[]): Shown<Item> {
  const [most, setMost] = useState(atATime);
  return {
    shown: all.slice(0, most),
    rest: Math.max(0, all.length - most),
    showMore: () => setMost(most + atATime),
  };
}

export function ShowMore({ rest, onShow }: { readonly rest: number; readonly onShow: () => void }) {
  return (
    <Button variant="subtle" size="xs" onClick={onShow}>
      Show {Math.min(rest, atATime)} of {rest.toLocaleString('en')} more
    </Button>
  );
}
