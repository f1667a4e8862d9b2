import { Menu } from '@mantine/core';
import { Check } from 'lucide-react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import role from './role.module.css';
import { placeOf } from './roles.ts';

interface EnvironmentItemsProps {
  readonly environments: readonly Environment[];
  readonly chosenId: string;
  readonly onChoose: (environmentId: string) => void;
}

/** The environments in a menu, each in its colour, with its name and where it is: looking alike wherever one is chosen. */
export function EnvironmentItems({ environments, chosenId, onChoose }: EnvironmentItemsProps) {
  return environments.map((environment) => (
    <Menu.Item
      key={environment.id}
      onClick={() => onChoose(environment.id)}
      leftSection={
        <span className={role.role} data-role={environment.role}>
          <span className={role.dot} style={{ display: 'block' }} />
        </span>
      }
      rightSection={environment.id === chosenId ? <Check size={14} /> : null}
    >
      <span className={role.menuName}>{environment.name}</span>
      <span className={role.place}>{placeOf(environment)}</span>
    </Menu.Item>
  ));
}
