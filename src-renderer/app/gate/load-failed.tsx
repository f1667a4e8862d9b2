import classes from './load-failed.module.css';

/** The window's own files did not come: the host ended, or was replaced while the page loaded. Drawn without the kit. */
export function LoadFailed() {
  return (
    <main className={classes.failed} role="alert">
      <h1 className={classes.title}>The window could not be loaded</h1>
      <p className={classes.text}>
        Everything that was saved is safe. Journey Designer may have ended or been updated just now.
      </p>
      <button type="button" className={classes.button} onClick={() => location.reload()}>
        Load the window again
      </button>
    </main>
  );
}
