import { Menu, Tooltip } from '@mantine/core';
import {
  ArrowDown,
  ArrowUp,
  Copy,
  Ellipsis,
  Lock,
  LockOpen,
  Pencil,
  RefreshCw,
  ShieldCheck,
  Trash2,
} from 'lucide-react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { isGuarded } from '../../../shared/publishing/guard.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from '../explorer.module.css';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import { type Check, checkOf } from '../store/state.ts';
import { standing } from '../words.ts';
import { LockSign } from './lock-sign.tsx';
import role from './role.module.css';
import { addressOf, placeOf } from './roles.ts';

interface EnvironmentRowProps {
  readonly environment: Environment;
  readonly store: PublishingStore;
  readonly onOpen: () => void;
}

export function EnvironmentRow({ environment, store, onOpen }: EnvironmentRowProps) {
  const chosen = usePublishing(store, (state) => state.chosenId === environment.id);
  const check = usePublishing(store, (state) => checkOf(state, environment.id));
  return (
    <li className={`${role.role} ${styles.environment}`} data-role={environment.role} data-chosen={chosen}>
      <button
        type="button"
        className={styles.choose}
        aria-current={chosen || undefined}
        onClick={() => {
          store.choose(environment.id);
          onOpen();
        }}
      >
        <span className={role.dot} aria-hidden />
        <span className={role.name} data-role={environment.role}>
          <Tooltip label={environment.name} position="right">
            <span className={styles.cut}>{environment.name}</span>
          </Tooltip>
          <LockSign environment={environment} short />
        </span>{' '}
        <span className={styles.standing} data-attention={needsAttention(check)}>
          {standingOf(check)}
        </span>{' '}
        <Tooltip label={addressOf(environment)} position="right">
          <span className={`${styles.place} ${styles.cut}`}>{placeOf(environment)}</span>
        </Tooltip>
      </button>
      <EnvironmentMenu environment={environment} store={store} onOpen={onOpen} />
    </li>
  );
}

function standingOf({ status, error, checking }: Check): string {
  if (error) return error.code === 'wrong-password' ? 'password needed' : 'not reached';
  if (status) return standing(status);
  return checking ? 'looking…' : '';
}

function needsAttention({ status, error }: Check): boolean {
  return error !== null || (status !== null && standing(status) !== 'in step');
}

function EnvironmentMenu({ environment, store, onOpen }: EnvironmentRowProps) {
  const builtIn = environment.connection.kind === 'sandbox';
  return (
    <div className={styles.more}>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <IconButton label={`More for ${environment.name}`} Icon={Ellipsis} size={24} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<RefreshCw size={14} />} onClick={() => void store.check(environment.id)}>
            Look again
          </Menu.Item>
          <Menu.Item
            leftSection={<ShieldCheck size={14} />}
            onClick={() => {
              store.choose(environment.id);
              store.showPanel({ kind: 'details' });
              onOpen();
            }}
          >
            What may be done there
          </Menu.Item>
          {isGuarded(environment) && (
            <Menu.Item
              leftSection={environment.unlockedUntil === null ? <LockOpen size={14} /> : <Lock size={14} />}
              onClick={() =>
                environment.unlockedUntil === null
                  ? store.openDialog({ kind: 'unlock', environmentId: environment.id })
                  : void store.lock(environment.id)
              }
            >
              {environment.unlockedUntil === null ? 'Unlock for a limited time…' : 'Lock now'}
            </Menu.Item>
          )}
          {!builtIn && (
            <>
              <Menu.Item
                leftSection={<Pencil size={14} />}
                onClick={() => store.openDialog({ kind: 'edit', environmentId: environment.id })}
              >
                Edit connection
              </Menu.Item>
              <Menu.Item
                leftSection={<Copy size={14} />}
                onClick={() =>
                  store.openDialog({ kind: 'edit', environmentId: null, copyOf: environment.id })
                }
              >
                Duplicate
              </Menu.Item>
              <MoveItems environment={environment} store={store} />
              <Menu.Divider />
              <Menu.Item
                leftSection={<Trash2 size={14} />}
                onClick={() => store.openDialog({ kind: 'remove', environmentId: environment.id })}
              >
                Remove from this workspace
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

/** Only among those of its role: the road to production stays in its order. */
function MoveItems({ environment, store }: Pick<EnvironmentRowProps, 'environment' | 'store'>) {
  const environments = usePublishing(store, (state) => state.environments);
  const own = (environments ?? []).filter(({ role: kind }) => kind === environment.role);
  const at = own.findIndex(({ id }) => id === environment.id);
  return (
    <>
      {at > 0 && (
        <Menu.Item leftSection={<ArrowUp size={14} />} onClick={() => void store.move(environment.id, -1)}>
          Move up
        </Menu.Item>
      )}
      {at >= 0 && at < own.length - 1 && (
        <Menu.Item leftSection={<ArrowDown size={14} />} onClick={() => void store.move(environment.id, 1)}>
          Move down
        </Menu.Item>
      )}
    </>
  );
}
