import { Button, TextInput } from '@mantine/core';
import { DatabaseZap } from 'lucide-react';
import { type SyntheticEvent, useCallback, useId, useState } from 'react';
import type { AppError } from '../../shared/contract/errors.ts';
import type { Environment } from '../../shared/publishing/environment.ts';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EnvironmentName } from './environment-name.tsx';
import footer from './footer.module.css';
import { Problem } from './problem.tsx';
import type { PublishingStore } from './publishing-store.ts';
import { addressOf, asksForName, isTypedName } from './roles.ts';
import { SqlText } from './sql-text.tsx';
import { useReply } from './use-reply.ts';
import styles from './view.module.css';
import { count } from './words.ts';

interface SetupPanelProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
}

/** An empty database: what would be created, statement by statement, before anything is. */
export function SetupPanel({ store, environment }: SetupPanelProps) {
  const [reply, askAgain] = useReply(
    useCallback(
      () => store.bridge.call('publishing.setupPreview', { environmentId: environment.id }),
      [store, environment.id],
    ),
  );
  const [typed, setTyped] = useState('');
  const fieldId = useId();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const asks = asksForName(environment.role);
  const may = reply.step === 'ready' && (!asks || isTypedName(typed, environment.name));

  async function setUp() {
    setBusy(true);
    const result = await store.bridge.call('publishing.setup', {
      environmentId: environment.id,
      confirmation: asks ? environment.name : null,
    });
    await store.check(environment.id);
    setBusy(false);
    setError(result.ok ? null : result.error);
  }

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (may) void setUp();
  }

  return (
    <>
      <div className={styles.body}>
        <h2 className={styles.headline}>
          <strong>
            <EnvironmentName name={environment.name} role={environment.role} /> has none of the tables yet.
          </strong>
        </h2>
        <p className={styles.lead}>
          Setting it up creates the ten tables of the data model with their checks and indexes in{' '}
          <code>{addressOf(environment)}</code>, in one transaction. Nothing that is there is changed.
        </p>
        {error && <Problem title="Nothing was created" error={error} />}
        {reply.step === 'loading' && <SkeletonRows rows={8} label="Preparing the statements" />}
        {reply.step === 'failed' && (
          <Problem title="The statements could not be prepared" error={reply.error} onRetry={askAgain} />
        )}
        {reply.step === 'ready' && (
          <>
            {reply.value.needsAuthUsers && (
              <p className={styles.note}>
                This is plain Postgres without <code>auth.users</code>, which the tables refer to. A minimal
                one is made with them. On Supabase the existing one is never touched.
              </p>
            )}
            <section className={styles.box} aria-label="SQL of the set-up">
              <div className={styles.boxHeader}>
                <h3 className={styles.boxTitle}>What will run</h3>
                <span className={styles.boxCount}>{count(reply.value.statements.length, 'statement')}</span>
              </div>
              <SqlText
                label="Statements of the set-up"
                statements={reply.value.statements.map((sql) => ({ sql, rows: null }))}
              />
            </section>
          </>
        )}
      </div>
      <form className={footer.footer} onSubmit={submit}>
        <DatabaseZap size={20} strokeWidth={1.5} aria-hidden />
        <p className={footer.lines}>
          <span className={footer.first}>Set up {environment.name}</span>
          <span className={footer.second}>One transaction: all ten tables, or none</span>
        </p>
        {asks && (
          <div className={footer.confirm}>
            <label htmlFor={fieldId}>
              Type <strong>{environment.name}</strong> to set it up
            </label>
            <TextInput
              id={fieldId}
              className={footer.typed ?? ''}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              autoComplete="off"
              spellCheck={false}
            />
          </div>
        )}
        <Button type="submit" loading={busy} disabled={!may}>
          Set up this database
        </Button>
      </form>
    </>
  );
}
