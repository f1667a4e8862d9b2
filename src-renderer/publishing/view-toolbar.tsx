import { Button, Loader, Tooltip } from '@mantine/core';
import { ArrowDownToLine, ArrowRight, RefreshCw, ShieldCheck } from 'lucide-react';
import type { Environment } from '../../shared/publishing/environment.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { EnvironmentName } from './environments/environment-name.tsx';
import { LockControl } from './environments/lock-control.tsx';
import { addressOf, placeOf } from './environments/roles.ts';
import { SavePlanButton } from './plan/save-plan-button.tsx';
import { type PublishingStore, usePublishing } from './publishing-store.ts';
import { SaidIcon } from './pushes/said-icon.tsx';
import { checkOf, planningOf, promotionOf, pullable, pullingOf } from './store/state.ts';
import styles from './view.module.css';

interface ViewToolbarProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
}

/** From where to where, in words; what can be done besides pushing. */
export function ViewToolbar({ store, environment }: ViewToolbarProps) {
  const { status, checking } = usePublishing(store, (state) => checkOf(state, environment.id));
  const pulling = usePublishing(store, (state) => pullingOf(state, environment.id).step === 'pulling');
  const details = usePublishing(store, (state) => state.panel.kind === 'details');
  const from = usePublishing(store, (state) => {
    const promotion = promotionOf(planningOf(state, environment.id));
    return state.environments?.find(({ id }) => id === promotion?.fromId) ?? null;
  });
  const there = pullable(status);
  return (
    <div className={styles.toolbar}>
      <p className={styles.road}>
        <span
          className={styles.from}
          data-own={from === null}
          data-open={from === null && environment.unlockedUntil !== null}
        >
          From{' '}
          {from ? <EnvironmentName name={from.name} role={from.role} /> : <strong>this workspace</strong>}
          <SaidIcon Icon={ArrowRight} word="to" size={14} />
        </span>
        <EnvironmentName
          name={environment.name}
          role={environment.role}
          // How long it stays open is said by the control beside, and a name must not be cut for saying it twice.
          {...(environment.unlockedUntil === null ? { lock: environment } : {})}
        />
        <Tooltip label={addressOf(environment)} multiline maw={420}>
          <span className={styles.policy}>{placeOf(environment)}</span>
        </Tooltip>
      </p>
      {there.length > 0 && (
        <Button
          variant="subtle"
          color="gray"
          loading={pulling}
          leftSection={<ArrowDownToLine size={14} aria-hidden />}
          onClick={() => void store.pull(environment.id, there)}
        >
          Pull {there.length}
        </Button>
      )}
      <IconButton
        label={`What may be done in ${environment.name}`}
        Icon={ShieldCheck}
        pressed={details}
        onClick={() => store.showPanel({ kind: details ? 'plan' : 'details' })}
      />
      <LockControl store={store} environment={environment} />
      <SavePlanButton store={store} environmentId={environment.id} />
      <Button
        variant="subtle"
        color="gray"
        aria-busy={checking}
        leftSection={checking ? <Loader size={14} color="gray" /> : <RefreshCw size={14} aria-hidden />}
        onClick={() => void store.check(environment.id)}
      >
        Look again
      </Button>
    </div>
  );
}
