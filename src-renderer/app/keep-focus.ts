import { useEffect, useRef } from 'react';

/** A view that is not there by then does not come, in milliseconds. */
const longest = 10_000;

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
    return front !== null && (front !== before.front || uncovered) ? keepFocus() : undefined;
  }, [front, over]);
}

function keepFocus(): () => void {
  const main = document.querySelector<HTMLElement>('#main');
  const ended = new AbortController();
  const { signal } = ended;
  const stop = () => ended.abort();

  function take() {
    const held = document.activeElement;
    // A dialog gives the focus back when it is gone.
    if (!main || signal.aborted || held?.closest('[role="dialog"]')) return;
    const lost = held === null || held === document.body || held === main;
    const drawing = main.querySelector<HTMLElement>('[role="application"][tabindex="0"]');
    if (lost) (drawing ?? main).focus({ preventScroll: true });
    if (!lost || drawing) stop();
  }

  const observer = new MutationObserver(take);
  observer.observe(document.body, { childList: true, subtree: true });
  const timer = setTimeout(stop, longest);
  addEventListener('pointerdown', stop, { capture: true, signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  take();
  return stop;
}
