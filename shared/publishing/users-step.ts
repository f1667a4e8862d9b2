import type { EnvironmentRole } from './environment.ts';

/** The step of the set-up that makes a minimal `auth.users` on plain Postgres, to which four of the ten tables refer. */
export const usersStep = '0002-auth-users';

/** What is ticked before anybody chose: elsewhere the users are somebody else's, and a table that stands in for them is asked for. */
export function makesUsersAtFirst(role: EnvironmentRole): boolean {
  return role === 'dev' || role === 'sandbox';
}
