import type { Environment } from '../../../shared/publishing/environment.ts';
import { targetWords } from '../environments/roles.ts';
import styles from '../plan/footer.module.css';

/** Which database a button beside it writes to: in full, however long, because names of databases share their beginnings. */
export function WriteTarget({ environment }: { readonly environment: Environment }) {
  const [database, where] = targetWords(environment);
  return (
    <span className={styles.first}>
      Writes to <strong className={styles.target}>{database}</strong> {where}
    </span>
  );
}
