import styles from './table.module.css';

interface TakenAlongProps {
  readonly name: string;
  /** '312 executions with their history'; empty: nothing else goes. */
  readonly cascades: readonly string[];
}

/** What a delete costs, said where it is planned: a rollback brings the document back, but not what was measured on it. */
export function TakenAlong({ name, cascades }: TakenAlongProps) {
  return (
    <p className={styles.taken}>
      <strong>Deletes {name} there for good</strong>
      {cascades.length === 0
        ? '; nothing else depends on it.'
        : `, and with it ${cascades.join(' and ')}. A rollback brings the document back, but not what was measured on it.`}
    </p>
  );
}
