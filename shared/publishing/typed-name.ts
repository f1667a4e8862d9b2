import type { EnvironmentRole } from './environment.ts';
import type { Plan } from './plan.ts';

/** What a role lets happen: production asks for its name to be typed before anything is written. */
export function needsTypedName(role: EnvironmentRole): boolean {
  return role === 'production';
}

/** A push of this plan: where something is deleted for good, staging asks too. */
export function planNeedsTypedName({ role, documents }: Pick<Plan, 'role' | 'documents'>): boolean {
  return needsTypedName(role) || (role === 'staging' && documents.some(({ write }) => write === 'delete'));
}
