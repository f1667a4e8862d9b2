import { Menu, Tooltip } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { isGuarded } from '../../../shared/publishing/guard.ts';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import { chosenEnvironment } from '../store/state.ts';
import { EnvironmentItems } from './environment-items.tsx';
import { LockSign } from './lock-sign.tsx';
import role from './role.module.css';
import { addressOf } from './roles.ts';

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
        <EnvironmentItems
          environments={environments}
          chosenId={chosen.id}
          onChoose={(id) => store.choose(id)}
        />
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
