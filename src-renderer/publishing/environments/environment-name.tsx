import { Tooltip } from '@mantine/core';
import { Lock } from 'lucide-react';
import type { EnvironmentRole } from '../../../shared/publishing/environment.ts';
import { needsTypedName } from '../../../shared/publishing/typed-name.ts';
import { SaidIcon } from '../pushes/said-icon.tsx';
import role from './role.module.css';

interface EnvironmentNameProps {
  readonly name: string;
  readonly role: EnvironmentRole;
  readonly lock?: boolean;
}

/** An environment in running text: its dot, its name, and production's lock. */
export function EnvironmentName({ name, role: kind, lock = false }: EnvironmentNameProps) {
  return (
    <span className={`${role.role} ${role.name}`} data-role={kind}>
      <span className={role.dot} aria-hidden />
      <Tooltip label={name} events={{ hover: true, focus: true, touch: true }}>
        <span className={role.cut}>{name}</span>
      </Tooltip>
      {lock && needsTypedName(kind) && <SaidIcon Icon={Lock} word="locked" size={13} />}
    </span>
  );
}
