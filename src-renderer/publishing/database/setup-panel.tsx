import { DatabaseZap } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { needsTypedName } from '../../../shared/publishing/typed-name.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { EnvironmentName } from '../environments/environment-name.tsx';
import { addressOf } from '../environments/roles.ts';
import footer from '../plan/footer.module.css';
import { SqlText } from '../plan/sql-text.tsx';
import type { PublishingStore } from '../publishing-store.ts';
import { useReply } from '../use-reply.ts';
import styles from '../view.module.css';
import { count } from '../words.ts';
import { Problem } from './problem.tsx';
import { WriteForm } from './write-form.tsx';
import { WriteTarget } from './write-target.tsx';

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
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);

  async function setUp(confirmation: string | null) {
    setBusy(true);
    const result = await store.bridge.call('publishing.setup', {
      environmentId: environment.id,
      confirmation,
    });
    await store.check(environment.id);
    setBusy(false);
    setError(result.ok ? null : result.error);
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
            <section className={styles.box} data-tall aria-label="SQL of the set-up">
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
      <WriteForm
        environment={environment}
        asks={needsTypedName(environment.role)}
        purpose="to set it up"
        label="Set up this database"
        Icon={DatabaseZap}
        obstacle={
          busy
            ? 'Creating the tables in one transaction…'
            : reply.step === 'ready'
              ? null
              : 'The statements come first.'
        }
        onWrite={(confirmation) => void setUp(confirmation)}
      >
        <DatabaseZap size={20} strokeWidth={1.5} aria-hidden />
        <p className={footer.lines}>
          <WriteTarget environment={environment} />
          <span className={footer.second}>One transaction: all ten tables, or none</span>
        </p>
      </WriteForm>
    </>
  );
}
