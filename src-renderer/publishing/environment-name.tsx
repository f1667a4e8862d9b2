import { Lock } from 'lucide-react';
import type { EnvironmentRole } from '../../shared/publishing/environment.ts';
import role from './role.module.css';
import { asksForName } from './roles.ts';

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
      {name}
      {lock && asksForName(kind) && <Lock size={13} strokeWidth={1.75} aria-label="locked" role="img" />}
    </span>
  );
}
