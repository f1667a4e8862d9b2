import type { RoleFacts } from '../../../shared/publishing/role-check.ts';
import { partTables } from '../../../shared/publishing/role-verdict.ts';
import { missingGrants } from '../../../shared/publishing/role-words.ts';
import { CopyButton } from '../plan/copy-button.tsx';
import view from '../view.module.css';
import styles from './details.module.css';

/** What somebody with the right to grant can run, to give what is missing. Nothing here runs it. */
export function GrantsBox({ facts }: { readonly facts: RoleFacts }) {
  const grants = missingGrants(facts, partTables);
  if (grants.length === 0) return null;
  const text = grants
    .map(({ purpose, statements }) => [`-- ${purpose}`, ...statements].join('\n'))
    .join('\n\n');
  return (
    <section className={view.box} aria-label="What would give the missing rights">
      <div className={view.boxHeader}>
        <h3 className={view.boxTitle}>What would give the missing rights</h3>
        <span className={view.boxCount}>for the owner of the tables to run</span>
        <CopyButton label="Copy the statements" text={text} />
      </div>
      <pre className={styles.grants}>{text}</pre>
    </section>
  );
}
