import { type FocusEvent, type RefObject, useEffect, useRef } from 'react';

interface KeptFocus {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly onFocus: () => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/**
 * What had the focus may go with what is done to it: a comment that was resolved, a form that was sent. The focus then goes to
 * what is marked `data-home`, unless something else has taken it. `changes`: after which of them to look.
 */
export function useKeptFocus(changes: readonly unknown[]): KeptFocus {
  const ref = useRef<HTMLDivElement>(null);
  const inside = useRef(false);
  useEffect(() => {
    // After whatever gives the focus back to where it came from.
    const timer = setTimeout(() => {
      if (!inside.current || document.activeElement !== document.body) return;
      ref.current?.querySelector<HTMLElement>('[data-home]')?.focus();
    }, 0);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- the caller's own list
  }, changes);
  return {
    ref,
    onFocus: () => {
      inside.current = true;
    },
    onBlur: ({ target, relatedTarget }) => {
      // What is taken out of the page loses the focus to nothing; everything else leaves it to somebody.
      if (relatedTarget !== null || target.isConnected) inside.current = false;
    },
  };
}
