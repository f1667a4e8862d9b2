import type { EnvironmentRole } from '../../../shared/publishing/environment.ts';
import styles from './dialog.module.css';
import role from './role.module.css';
import { choosableRoles, roles } from './roles.ts';

interface RoleChoiceProps {
  readonly role: EnvironmentRole;
  readonly onChange: (role: EnvironmentRole) => void;
}

/** The role decides the colour and the guard, so each one shows both. */
export function RoleChoice({ role: chosen, onChange }: RoleChoiceProps) {
  return (
    <fieldset className={styles.roles}>
      <legend className={styles.legend}>Role</legend>
      <div className={styles.roleChoices}>
        {choosableRoles.map((kind) => (
          <label key={kind} className={`${role.role} ${styles.roleChoice}`} data-role={kind}>
            <input
              type="radio"
              name="role"
              value={kind}
              checked={kind === chosen}
              onChange={() => onChange(kind)}
            />
            <span className={role.dot} aria-hidden />
            {roles[kind].label}
          </label>
        ))}
      </div>
      <p className={styles.hint}>{roles[chosen].purpose}</p>
    </fieldset>
  );
}
