import { Tooltip } from '@mantine/core';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { EnvironmentName } from '../environments/environment-name.tsx';
import role from '../environments/role.module.css';
import type { PublishingStore } from '../publishing-store.ts';
import type { Check } from '../store/state.ts';
import { useNow } from '../use-now.ts';
import { ago } from '../words.ts';
import styles from './side-by-side.module.css';

interface ColumnHeadProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
  readonly check: Check | null;
  /** Which side of the comparison it is. */
  readonly side: 'from' | 'to' | null;
}

/** An environment above its column: its name, and whether what stands below is fresh. */
export function ColumnHead({ store, environment, check, side }: ColumnHeadProps) {
  const now = useNow(5_000);
  const problem = check?.error ?? null;
  return (
    <th scope="col" className={`${role.role} ${styles.column}`} data-role={environment.role} data-side={side}>
      <EnvironmentName name={environment.name} role={environment.role} lock={environment} />
      {problem ? (
        <Tooltip label={[problem.message, problem.remedy].filter(Boolean).join(' ')} multiline maw={420}>
          <button type="button" className={styles.retry} onClick={() => void store.check(environment.id)}>
            {problemWords(problem.code)}
          </button>
        </Tooltip>
      ) : (
        <span className={styles.fresh}>{freshness()}</span>
      )}
    </th>
  );

  function freshness(): string {
    if (check?.checking) return 'looking…';
    if (!check?.status) return 'not looked at';
    const { database, checkedAt } = check.status;
    if (database === 'empty') return 'no tables yet';
    return ago(checkedAt, now);
  }
}

function problemWords(code: string): string {
  if (code === 'cancelled') return 'stopped; look';
  return code === 'wrong-password' ? 'password needed' : 'not reached; retry';
}
