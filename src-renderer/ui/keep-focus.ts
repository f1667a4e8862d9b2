/** What is not there by then does not come, in milliseconds. */
const longest = 10_000;

interface Goal {
  /** Null: not there yet. */
  readonly element: HTMLElement | null;
  /** What has the focus until then, and gives it on. */
  readonly meanwhile?: HTMLElement | null;
}

/**
 * Where what had the focus went away with its view or its dialog, the keyboard goes on at the goal as soon as that is there,
 * instead of at the beginning of the page. Whoever has the focus elsewhere, or uses a pointer, keeps it. Returns the function
 * that gives up.
 */
export function keepFocus(goalOf: () => Goal): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const stop = () => ended.abort();

  function take() {
    const held = document.activeElement;
    // A dialog gives the focus back when it is gone.
    if (signal.aborted || held?.closest('[role="dialog"]')) return;
    const { element, meanwhile } = goalOf();
    const lost = held === null || held === document.body || held === meanwhile;
    if (lost) (element ?? meanwhile)?.focus({ preventScroll: true });
    if (!lost || element) stop();
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
