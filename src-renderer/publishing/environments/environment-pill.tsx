import { Menu, Tooltip } from '@mantine/core';
import { Check, Plus } from 'lucide-react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { isGuarded } from '../../../shared/publishing/guard.ts';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import { chosenEnvironment } from '../store/state.ts';
import { LockSign } from './lock-sign.tsx';
import role from './role.module.css';
import { addressOf, placeOf } from './roles.ts';

interface EnvironmentPillProps {
  readonly store: PublishingStore;
}

function lockWords(environment: Environment): string {
  if (!isGuarded(environment)) return '';
  return environment.unlockedUntil === null ? ', locked' : ', unlocked';
}

/** Which database comparisons and pushes mean, always in sight; opens the list to choose another. */
export function EnvironmentPill({ store }: EnvironmentPillProps) {
  const chosen = usePublishing(store, chosenEnvironment);
  const environments = usePublishing(store, (state) => state.environments);
  if (!chosen || !environments) return null;
  return (
    <Menu position="bottom-end" withinPortal width={280}>
      <Menu.Target>
        <button
          type="button"
          className={`${role.role} ${role.pill}`}
          data-role={chosen.role}
          aria-label={`Environment: ${chosen.name}${lockWords(chosen)}. Choose another`}
        >
          <span className={role.dot} aria-hidden />
          <Tooltip label={`${chosen.name}: ${addressOf(chosen)}`} multiline maw={420}>
            <span className={role.cut}>{chosen.name}</span>
          </Tooltip>
          <LockSign environment={chosen} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Compare with and publish to</Menu.Label>
        {environments.map((environment) => (
          <Menu.Item
            key={environment.id}
            onClick={() => store.choose(environment.id)}
            leftSection={
              <span className={role.role} data-role={environment.role}>
                <span className={role.dot} style={{ display: 'block' }} />
              </span>
            }
            rightSection={environment.id === chosen.id ? <Check size={14} /> : null}
          >
            <span className={role.menuName}>{environment.name}</span>
            <span className={role.place}>{placeOf(environment)}</span>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<Plus size={14} />}
          onClick={() => store.openDialog({ kind: 'edit', environmentId: null })}
        >
          Add environment
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
