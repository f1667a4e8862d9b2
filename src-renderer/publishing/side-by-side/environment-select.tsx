import { Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { EnvironmentItems } from '../environments/environment-items.tsx';
import role from '../environments/role.module.css';

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
        <EnvironmentItems environments={environments} chosenId={chosen.id} onChoose={onChoose} />
      </Menu.Dropdown>
    </Menu>
  );
}
