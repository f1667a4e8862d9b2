import { Button } from '@mantine/core';
import { NotebookText, Trash2 } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { AssistedPlan } from '../../../shared/publishing/assisted.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { needsTypedName } from '../../../shared/publishing/typed-name.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Problem } from '../database/problem.tsx';
import { WriteForm } from '../database/write-form.tsx';
import { WriteTarget } from '../database/write-target.tsx';
import { PanelHeader } from '../panel-header.tsx';
import footer from '../plan/footer.module.css';
import { SqlText } from '../plan/sql-text.tsx';
import type { PublishingStore } from '../publishing-store.ts';
import { useReply } from '../use-reply.ts';
import view from '../view.module.css';
import { count } from '../words.ts';
import styles from './assisted.module.css';
import { AssistedCost } from './assisted-cost.tsx';
import { AssistedFacts } from './assisted-facts.tsx';
import { removalInWords } from './words.ts';

interface AssistedPanelProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
}

/** What assisted mode adds and costs, its SQL before anything runs, and the way to take it away again. */
export function AssistedPanel({ store, environment }: AssistedPanelProps) {
  const { id: environmentId, name } = environment;
  const [reply, askAgain] = useReply(
    useCallback(() => store.bridge.call('publishing.assisted', { environmentId }), [store, environmentId]),
  );
  const [removing, setRemoving] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const plan = reply.step === 'ready' ? reply.value : null;
  const said = useRef<HTMLOutputElement>(null);
  // The button that was pressed goes with what it did.
  useEffect(() => {
    if (done !== null) said.current?.focus();
  }, [done]);

  async function write(confirmation: string | null) {
    setBusy(true);
    const input = { environmentId, confirmation };
    const result = removing
      ? await store.bridge.call('publishing.removeAssisted', input)
      : await store.bridge.call('publishing.installAssisted', input);
    setBusy(false);
    setError(result.ok ? null : result.error);
    if (!result.ok) return;
    setDone(
      'changedByOthers' in result.value
        ? removalInWords(result.value.changedByOthers)
        : `Installed. From now on ${name} remembers pushes and changes.`,
    );
    setRemoving(false);
    askAgain();
  }

  const shown = removing ? (plan?.removal ?? []) : (plan?.statements ?? []);
  return (
    <>
      <div className={view.body}>
        <PanelHeader store={store}>Assisted mode in {name}</PanelHeader>
        <p className={view.lead}>
          Bare mode installs nothing. Assisted mode is asked for: it adds one schema, <code>jd_sync</code>, in
          which the database remembers pushes, changes and reviews. Everything works without it too.
        </p>
        {done !== null && (
          <output ref={said} tabIndex={-1} className={view.note}>
            {done}
          </output>
        )}
        {error && <Problem title="Nothing was changed" error={error} />}
        {reply.step === 'loading' && done === null && <SkeletonRows rows={8} label="Asking the database" />}
        {reply.step === 'failed' && (
          <Problem title="The database could not be asked" error={reply.error} onRetry={askAgain} />
        )}
        {plan && <AssistedFacts plan={plan} />}
        {plan && !removing && <AssistedCost plan={plan} />}
        {removing && (
          <p className={view.note}>
            The push ledger, the change log and the reviews go for good, with the ten triggers that call into
            the schema; no document is touched. Before and after, the whole catalog of the database is
            compared: should anything else differ, nothing is removed.
          </p>
        )}
        {shown.length > 0 && (
          <section
            className={view.box}
            data-tall={!removing || undefined}
            aria-label={removing ? 'SQL of the removal' : 'SQL of assisted mode'}
          >
            <div className={view.boxHeader}>
              <h3 className={view.boxTitle}>What will run</h3>
              <span className={view.boxCount}>{count(shown.length, 'statement')}</span>
            </div>
            <SqlText label="Statements in order" statements={shown.map((sql) => ({ sql, rows: null }))} />
          </section>
        )}
        {plan && plan.removal.length > 0 && plan.obstacle === null && (
          <div className={styles.buttons}>
            <Button
              variant="default"
              leftSection={removing ? undefined : <Trash2 size={14} aria-hidden />}
              onClick={() => {
                setRemoving(!removing);
                setDone(null);
              }}
            >
              {removing ? 'Keep it' : 'Remove assisted mode…'}
            </Button>
          </div>
        )}
      </div>
      {plan && (removing || plan.statements.length > 0) && (
        <WriteForm
          key={String(removing)}
          environment={environment}
          asks={needsTypedName(environment.role)}
          purpose={removing ? 'to remove it' : 'to install it'}
          label={labelOf(plan, removing, name)}
          Icon={removing ? Trash2 : NotebookText}
          obstacle={busy ? 'One transaction is under way…' : null}
          onWrite={(confirmation) => void write(confirmation)}
        >
          <NotebookText size={20} strokeWidth={1.5} aria-hidden />
          <p className={footer.lines}>
            <WriteTarget environment={environment} />
            <span className={footer.second}>One transaction: all of it, or nothing</span>
          </p>
        </WriteForm>
      )}
    </>
  );
}

function labelOf({ state }: AssistedPlan, removing: boolean, name: string): string {
  if (removing) return `Remove from ${name}`;
  return state === 'bare' ? `Install in ${name}` : `Bring it up to date in ${name}`;
}
