import { Tooltip } from '@mantine/core';
import type { Environment, EnvironmentRole } from '../../../shared/publishing/environment.ts';
import { LockSign } from './lock-sign.tsx';
import role from './role.module.css';

interface EnvironmentNameProps {
  readonly name: string;
  readonly role: EnvironmentRole;
  /** The environment itself, where its lock is to be seen. */
  readonly lock?: Environment;
}

/** An environment in running text: its dot, its name, and the lock of a guarded one. */
export function EnvironmentName({ name, role: kind, lock }: EnvironmentNameProps) {
  return (
    <span className={`${role.role} ${role.name}`} data-role={kind}>
      <span className={role.dot} aria-hidden />
      <Tooltip label={name} events={{ hover: true, focus: true, touch: true }}>
        <span className={role.cut}>{name}</span>
      </Tooltip>
      {lock && <LockSign environment={lock} />}
    </span>
  );
}
