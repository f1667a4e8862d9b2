import { useEffect, useState } from 'react';

/** Gives the focus back to what had it before this was shown, unless something else has taken it by then. */
export function useFocusReturn() {
  const [origin] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      setTimeout(() => {
        const isFree = document.activeElement === null || document.activeElement === document.body;
        if (isFree && origin instanceof HTMLElement && origin.isConnected)
          origin.focus({ preventScroll: true });
      }, 0);
    },
    [origin],
  );
}
