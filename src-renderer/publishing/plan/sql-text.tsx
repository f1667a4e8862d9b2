import type { PlannedStatement } from '../../../shared/publishing/plan.ts';
import { count } from '../words.ts';
import styles from './sql-text.module.css';
import { tokenizedLines } from './sql-tokens.ts';

interface SqlTextProps {
  readonly label: string;
  readonly statements: readonly Pick<PlannedStatement, 'sql' | 'rows'>[];
}

/** SQL with line numbers and quiet colours; a statement's rows stand at the end of its last line. */
export function SqlText({ label, statements }: SqlTextProps) {
  const lines = statements.flatMap(({ sql, rows }) => {
    const tokens = tokenizedLines(`${sql.trimEnd().replace(/;$/, '')};`);
    return tokens.map((line, index) => ({ line, rows: index === tokens.length - 1 ? rows : null }));
  });
  return (
    // A region that scrolls must be reachable by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.sql} aria-label={label} tabIndex={0}>
      <ol className={styles.lines}>
        {lines.map(({ line, rows }, at) => (
          <li key={at} className={styles.line}>
            <code>
              {line.map((token, index) => (
                <span key={index} data-token={token.kind}>
                  {token.text}
                </span>
              ))}
            </code>
            {rows !== null && <span className={styles.rows}>{count(rows, 'row')}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
