export interface Idle {
  readonly onCount: (windows: number) => void;
  readonly stop: () => void;
}

/** Calls `onIdle` once no window has been open for `ms`; 0 waits for ever. */
export function createIdle(ms: number, onIdle: () => void): Idle {
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => clearTimeout(timer);
  const start = (): void => {
    stop();
    if (ms > 0) timer = setTimeout(onIdle, ms);
  };
  start();
  return { onCount: (windows) => (windows === 0 ? start() : stop()), stop };
}
