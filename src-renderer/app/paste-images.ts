import { contextOf } from './actions/action-list.ts';
import { isImageFile, takeImages } from './actions/picture-actions.ts';
import type { Services } from './services.ts';

/** Listens for pasted images before the canvas looks for cards; returns the function that stops. */
export function listenForPastedImages(services: Services, frozen: () => boolean): () => void {
  const onPaste = (event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])].filter(isImageFile);
    const { session, canvas } = contextOf(services);
    if (files.length === 0 || !session || frozen() || isElsewhere(event)) return;
    // Cards of ours may lie on the clipboard beside a picture of them.
    if (event.clipboardData?.getData('text/plain').startsWith('{"journey-designer')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void takeImages(services, session, files, canvas?.pointer() ?? canvas?.center() ?? { x: 0, y: 0 });
  };
  globalThis.document.addEventListener('paste', onPaste, { capture: true });
  return () => globalThis.document.removeEventListener('paste', onPaste, { capture: true });
}

function isElsewhere(event: Event): boolean {
  const target = event.target instanceof Element ? event.target : null;
  return (
    target?.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null && target !== null
  );
}
