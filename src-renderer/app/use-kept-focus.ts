import { useEffect, useRef } from 'react';
import { keepFocus } from '../ui/keep-focus.ts';

/**
 * Where the view that comes to the front took away what had the focus, the keyboard goes on in the new one: on its drawing,
 * else at its beginning. Who opened it from a list or a tab that stays keeps the focus there. So it is when what lay `over`
 * the window is gone and has nobody to give the focus back to.
 */
export function useKeptFocus(front: string | null, over: boolean) {
  const last = useRef({ front, over });
  useEffect(() => {
    const before = last.current;
    last.current = { front, over };
    const uncovered = before.over && !over;
    return front !== null && (front !== before.front || uncovered) ? keepFocus(inFront) : undefined;
  }, [front, over]);
}

function inFront() {
  const main = document.querySelector<HTMLElement>('#main');
  const drawing = main?.querySelector<HTMLElement>('[role="application"][tabindex="0"]');
  return { element: drawing ?? null, meanwhile: main };
}
