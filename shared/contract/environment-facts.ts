/** What an environment is, for hosts, which see the language through the contract only. */
export { isGuarded } from '../publishing/guard.ts';
export { partTables, roleVerdict } from '../publishing/role-verdict.ts';
export { missingGrants, remarksOf, verbs } from '../publishing/role-words.ts';
export { makesUsersAtFirst, usersStep } from '../publishing/users-step.ts';
