import { useState } from 'react';
import type { Plan, PlannedStatement } from '../../../shared/publishing/plan.ts';
import styles from '../view.module.css';
import { count } from '../words.ts';
import { CopyButton } from './copy-button.tsx';
import { SqlText } from './sql-text.tsx';

type Tab = 'sql' | 'values';

/** Exactly what is sent, statement by statement, and the values that go with it. */
export function SqlBox({ plan }: { readonly plan: Plan }) {
  return <StatementsBox statements={plan.statements} />;
}

/** The same of a plan that is not this window's own. */
export function StatementsBox({ statements }: { readonly statements: readonly PlannedStatement[] }) {
  const [tab, setTab] = useState<Tab>('sql');
  const texts = statements.map(statementText);

  return (
    <section className={styles.box} aria-label="SQL of the plan">
      <div className={styles.boxHeader}>
        <TabButton tab="sql" now={tab} onChoose={setTab} label="SQL" />
        <TabButton tab="values" now={tab} onChoose={setTab} label="Values" />
        <span className={styles.boxCount}>{count(statements.length, 'statement')}</span>
        <CopyButton label="Copy the SQL" text={() => ['BEGIN;', ...texts, 'COMMIT;'].join('\n')} />
      </div>
      {tab === 'sql' ? (
        <SqlText
          label="Statements in order"
          statements={statements.map(({ rows }, at) => ({ sql: cut(texts[at] ?? ''), rows }))}
        />
      ) : (
        <Values statements={statements} />
      )}
    </section>
  );
}

interface TabButtonProps {
  readonly tab: Tab;
  readonly now: Tab;
  readonly label: string;
  readonly onChoose: (tab: Tab) => void;
}

function TabButton({ tab, now, label, onChoose }: TabButtonProps) {
  return (
    <button type="button" className={styles.boxTab} aria-pressed={tab === now} onClick={() => onChoose(tab)}>
      {label}
    </button>
  );
}

function Values({ statements }: { readonly statements: readonly PlannedStatement[] }) {
  const withValues = statements.filter((statement) => statement.parameters.length > 0);
  return (
    // A region that scrolls must be reachable by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.values} aria-label="Values of the plan" tabIndex={0}>
      {withValues.map((statement, at) => (
        <div key={at}>
          <p className={styles.valuesOf}>{statement.purpose}</p>
          <dl>
            {statement.parameters.map((value, index) => (
              <div key={index} className={styles.value}>
                <dt>{columnsOf(statement.sql)?.[index] ?? `$${index + 1}`}</dt>
                <dd>{value ?? 'NULL'}</dd>
              </div>
            ))}
          </dl>
          {statement.moreParameters !== undefined && (
            <p className={styles.valuesOf}>
              and {count(statement.moreParameters, 'more value')}: all of them are sent
            </p>
          )}
        </div>
      ))}
    </section>
  );
}

/** What follows a COPY has no numbers in the statement: its lists are told by their columns. */
function columnsOf(sql: string): readonly string[] | undefined {
  return /^COPY .* \(([^()]*)\) FROM STDIN$/.exec(sql)?.[1]?.split(', ');
}

/** A statement of tens of thousands of values is no text that anybody reads. */
const longestShown = 6_000;

function cut(sql: string): string {
  if (sql.length <= longestShown) return sql;
  const more = (sql.length - longestShown).toLocaleString('en');
  return `${sql.slice(0, longestShown)}\n-- and ${more} characters more: copying takes all of them`;
}

function statementText({ sql, purpose }: PlannedStatement): string {
  return `-- ${purpose}\n${sql.trimEnd().replace(/;$/, '')};`;
}
