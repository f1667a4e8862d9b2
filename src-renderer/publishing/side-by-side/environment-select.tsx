import { Menu } from '@mantine/core';
import { Check, ChevronDown } from 'lucide-react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import role from '../environments/role.module.css';
import { placeOf } from '../environments/roles.ts';

interface EnvironmentSelectProps {
  /** 'From' or 'To'. */
  readonly label: string;
  readonly environments: readonly Environment[];
  readonly chosen: Environment;
  readonly onChoose: (environmentId: string) => void;
}

/** One side of a comparison, in its colour and with its name. */
export function EnvironmentSelect({ label, environments, chosen, onChoose }: EnvironmentSelectProps) {
  return (
    <Menu position="bottom-start" withinPortal width={260}>
      <Menu.Target>
        <button
          type="button"
          className={`${role.role} ${role.pill}`}
          data-role={chosen.role}
          aria-label={`${label}: ${chosen.name}. Choose another`}
        >
          <span className={role.dot} aria-hidden />
          <span className={role.cut}>{chosen.name}</span>
          <ChevronDown size={12} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{label}</Menu.Label>
        {environments.map((environment) => (
          <Menu.Item
            key={environment.id}
            onClick={() => onChoose(environment.id)}
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
      </Menu.Dropdown>
    </Menu>
  );
}
