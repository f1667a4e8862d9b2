import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

interface WholeWindowProps {
  readonly label: string;
  readonly className: string | undefined;
  /** Every key while it is open; nothing of the window below hears one. */
  readonly onKey: (event: KeyboardEvent) => void;
  readonly children: ReactNode;
}

/** Lies over everything; what is below cannot be reached, by pointer or by keyboard, until it goes. */
export function WholeWindow({ label, className, onKey, children }: WholeWindowProps) {
  const [root] = useState(makeRoot);
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useLayoutEffect(() => {
    const below = [...document.body.children].filter(
      // Menus of this view open in the portals that others use too.
      (element): element is HTMLElement =>
        element instanceof HTMLElement && !element.inert && element.dataset['portal'] === undefined,
    );
    const hear = (event: KeyboardEvent) => {
      event.stopPropagation();
      latest.current(event);
    };
    document.body.append(root);
    root.addEventListener('keydown', hear);
    root.focus();
    for (const element of below) element.inert = true;
    return () => {
      for (const element of below) element.inert = false;
      root.removeEventListener('keydown', hear);
      root.remove();
    };
  }, [root]);
  useLayoutEffect(() => describeRoot(root, label, className), [root, label, className]);
  return createPortal(children, root);
}

/** Not a dialog element: the browser's own Escape would close that without asking us. */
function makeRoot(): HTMLElement {
  const root = document.createElement('div');
  root.setAttribute('role', 'dialog');
  root.setAttribute('aria-modal', 'true');
  root.tabIndex = -1;
  return root;
}

function describeRoot(root: HTMLElement, label: string, className: string | undefined) {
  root.setAttribute('aria-label', label);
  root.className = className ?? '';
}
