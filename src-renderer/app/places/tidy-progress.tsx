import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Tidier } from '../../canvas/layout/tidier.ts';
import { Keys } from '../../ui/keys.tsx';
import classes from './tidy-progress.module.css';

/** Most layouts are done before anybody could read that they are being made. */
const quietMs = 250;

/** Says that a layout is being made, and stops it: by its button, or by Escape wherever the keyboard is. */
export function TidyProgress({ tidier }: { readonly tidier: Tidier }) {
  const running = useStore(tidier.store, (state) => state.running);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!running) return undefined;
    const timer = setTimeout(() => setShown(true), quietMs);
    // Before the canvas sees the key, which would only take the selection away.
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Escape' || !tidier.cancel()) return;
      event.preventDefault();
      event.stopPropagation();
    }
    globalThis.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      clearTimeout(timer);
      setShown(false);
      globalThis.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, [running, tidier]);
  return (
    <output className={classes.place}>
      {running && shown && (
        <div className={classes.box}>
          Laying out the journey…
          <button type="button" className={classes.stop} onClick={() => tidier.cancel()}>
            Stop
            <Keys shortcut="Escape" plain />
          </button>
        </div>
      )}
    </output>
  );
}
