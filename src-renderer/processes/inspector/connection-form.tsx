import type { Connection } from '../../../shared/processes/records/connection.ts';
import type { FormProps } from '../../documents/inspector/form.ts';
import classes from '../../documents/inspector/inspector.module.css';
import { Way, WaySelect } from './connections.tsx';

export function ConnectionForm({ session, document, records, onReveal }: FormProps<Connection>) {
  const [first, ...more] = records;
  return (
    <section className={classes.section} aria-label="Connection">
      {more.length === 0 && (
        <dl className={classes.figures}>
          <dt>From</dt>
          <dd>
            <Way {...{ document, onReveal }} id={first.from} />
          </dd>
          <dt>To</dt>
          <dd>
            <Way {...{ document, onReveal }} id={first.to} />
          </dd>
        </dl>
      )}
      <WaySelect {...{ session, document }} connections={records} />
      {first.on === 'error' && more.length === 0 && (
        <p className={classes.hint}>Taken when the action has failed for good: after its last repetition.</p>
      )}
    </section>
  );
}
