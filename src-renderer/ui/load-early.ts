/**
 * Begins to load a part of the window before it is needed. Where that fails, because the host ends just then, nobody has asked
 * for the part yet and nothing is said; asked for, it is loaded anew.
 */
export function loadEarly<Part>(load: () => Promise<Part>): () => Promise<Part> {
  const early = load();
  early.catch(() => undefined);
  return () => early.catch(load);
}
