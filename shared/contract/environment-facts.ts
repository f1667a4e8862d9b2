/** What an environment is, for hosts, which see the language through the contract only. */
export { isGuarded } from '../publishing/guard.ts';
export { makesUsersAtFirst, usersStep } from '../publishing/users-step.ts';
