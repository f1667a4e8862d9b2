/** The colour tokens of the window, for painting on a canvas element. */
export interface CanvasTheme {
  /** '--accent' -> '#4f5bd5'. */
  readonly color: (token: string) => string;
  readonly font: () => string;
  readonly close: () => void;
}

/** Reads the tokens where the canvas stands; `onChange` runs when the window changes between light and dark. */
export function createTheme(root: HTMLElement, onChange: () => void): CanvasTheme {
  let style = getComputedStyle(root);
  const known = new Map<string, string>();
  const forget = () => {
    known.clear();
    style = getComputedStyle(root);
    onChange();
  };
  const observer = new MutationObserver(forget);
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['class', 'style', 'data-theme', 'data-mantine-color-scheme', 'data-contrast'],
  });
  const queries = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'].map((query) =>
    matchMedia(query),
  );
  for (const query of queries) query.addEventListener('change', forget);

  function color(token: string): string {
    const cached = known.get(token);
    if (cached !== undefined) return cached;
    const value = style.getPropertyValue(token).trim() || 'gray';
    known.set(token, value);
    return value;
  }

  return {
    color,
    font: () => style.fontFamily || 'sans-serif',
    close: () => {
      observer.disconnect();
      for (const query of queries) query.removeEventListener('change', forget);
    },
  };
}
