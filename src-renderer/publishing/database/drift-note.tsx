import type { EnvironmentStatus } from '../../../shared/publishing/push-result.ts';
import styles from '../view.module.css';
import { count } from '../words.ts';

interface DriftNoteProps {
  readonly status: EnvironmentStatus;
  readonly name: string;
}

/** Differences that do not stop journeys from being read are told, not hidden; so is what happened to the sandbox. */
export function DriftNote({ status: { differences, detail }, name }: DriftNoteProps) {
  return (
    <>
      {detail !== null && <p className={styles.note}>{detail}</p>}
      {differences.length > 0 && (
        <details className={styles.note}>
          <summary>
            {name} has {count(differences.length, 'difference')} from the data model; the journeys can still
            be read.
          </summary>
          <ul className={styles.differences}>
            {differences.map((difference) => (
              <li key={difference}>{difference}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
