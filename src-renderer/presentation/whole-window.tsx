import { type ReactNode, useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';

/** Lies over everything; what is below cannot be reached, by pointer or by keyboard, until it goes. */
export function WholeWindow({ children }: { readonly children: ReactNode }) {
  const [root] = useState(() => document.createElement('div'));
  useLayoutEffect(() => {
    const below = [...document.body.children].filter(
      (element): element is HTMLElement => element instanceof HTMLElement && !element.inert,
    );
    document.body.append(root);
    for (const element of below) element.inert = true;
    return () => {
      for (const element of below) element.inert = false;
      root.remove();
    };
  }, [root]);
  return createPortal(children, root);
}
