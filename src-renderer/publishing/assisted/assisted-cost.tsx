import { Check, Clock, KeyRound, type LucideIcon, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AssistedPlan } from '../../../shared/publishing/assisted.ts';
import view from '../view.module.css';
import styles from './assisted.module.css';

/** What it gives, what each write costs (the figures are of docs/assisted-mode.md), which privileges it takes. */
export function AssistedCost({ plan }: { readonly plan: AssistedPlan }) {
  return (
    <div className={view.boxes}>
      <section className={view.box} aria-label="What it gives">
        <div className={view.boxHeader}>
          <h3 className={view.boxTitle}>What it gives</h3>
        </div>
        <ul className={styles.points}>
          <Point Icon={Check}>Who changed what since your last pull, by a push or with SQL.</Point>
          <Point Icon={Check}>
            A push whose answer was lost is decided by its own row in the push ledger, written in the same
            transaction.
          </Point>
          <Point Icon={Check}>
            Review before publish: another database user approves a plan, and only that plan.
          </Point>
          <Point Icon={Check}>
            It adds the schema <code>jd_sync</code> and two triggers on each of the five authored tables. No
            table, column, constraint or type of yours is touched, and taking it away leaves the catalog as it
            was.
          </Point>
        </ul>
      </section>
      <section className={view.box} aria-label="What it costs">
        <div className={view.boxHeader}>
          <h3 className={view.boxTitle}>What it costs</h3>
        </div>
        <ul className={styles.points}>
          <Point Icon={Clock}>
            A write to what is authored also hashes the row and writes about 420 bytes to the log: 0.1&nbsp;ms
            more for a row of 1&nbsp;KB, 3&nbsp;ms for 30&nbsp;KB, 26&nbsp;ms for 290&nbsp;KB.
          </Point>
          <Point Icon={Clock}>
            Counters cost a comparison of bytes: 0.01&nbsp;ms for 1&nbsp;KB, 0.1&nbsp;ms for 30&nbsp;KB,
            0.5&nbsp;ms for 290&nbsp;KB. Nothing is logged.
          </Point>
          <Point Icon={Clock}>
            Where the log cannot be written, the write that it belongs to is refused as well. The log grows
            until its owner deletes old rows.
          </Point>
          {plan.privileges.map(({ what, held }) => (
            <Point key={what} Icon={held ? KeyRound : X} held={held}>
              {held ? 'Held: ' : 'Missing: '}
              {what}
            </Point>
          ))}
        </ul>
      </section>
    </div>
  );
}

interface PointProps {
  readonly Icon: LucideIcon;
  readonly held?: boolean;
  readonly children: ReactNode;
}

function Point({ Icon, held = true, children }: PointProps) {
  return (
    <li className={styles.point} data-held={held}>
      <Icon size={14} strokeWidth={1.75} aria-hidden />
      <span>{children}</span>
    </li>
  );
}
