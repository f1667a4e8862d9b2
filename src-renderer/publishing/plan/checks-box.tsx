import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import type { Plan } from '../../../shared/publishing/plan.ts';
import { SaidIcon } from '../pushes/said-icon.tsx';
import styles from '../view.module.css';
import { count, duration } from '../words.ts';

/** What was looked at before and during the rehearsal, each with its result. */
export function ChecksBox({ plan }: { readonly plan: Plan }) {
  const passed = plan.checks.filter((check) => check.passed).length;
  const { rehearsal } = plan;
  return (
    <section className={styles.box} aria-label="Checks">
      <div className={styles.boxHeader}>
        <h3 className={styles.boxTitle}>Checks</h3>
        <span className={styles.verdict} data-ok={passed === plan.checks.length}>
          {passed} of {plan.checks.length} passed
        </span>
      </div>
      <ul className={styles.checks}>
        {plan.checks.map((check) => (
          <Check key={check.name} {...check} />
        ))}
      </ul>
      <p className={styles.boxNote}>
        The rehearsal wrote {count(rehearsal.rows, 'row')}, held its locks for{' '}
        {duration(rehearsal.milliseconds)} and was rolled back.
        {rehearsal.notices === undefined && rehearsal.ok && ' Triggers and constraints had nothing to say.'}
      </p>
      {rehearsal.notices && (
        <ul className={styles.notices} aria-label="What the database said in the rehearsal">
          {rehearsal.notices.map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Check({ name, passed, noted = false, detail }: Plan['checks'][number]) {
  const Icon = !passed ? CircleX : noted ? TriangleAlert : CircleCheck;
  const word = !passed ? 'failed' : noted ? 'to be read' : 'passed';
  return (
    <li className={styles.check} data-ok={passed} data-noted={noted}>
      <SaidIcon Icon={Icon} word={word} size={15} />
      <span className={styles.checkName}>{name}</span>
      <span className={styles.checkDetail}>{detail}</span>
    </li>
  );
}
