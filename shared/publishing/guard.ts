import type { Environment } from './environment.ts';

/** For how long an environment can be unlocked, in minutes. */
export const unlockMinutes = [5, 15, 30, 60] as const;
export type UnlockMinutes = (typeof unlockMinutes)[number];
export const usualUnlockMinutes: UnlockMinutes = 15;

type Guard = Pick<Environment, 'role' | 'guarded' | 'sharesWith'>;

/**
 * Read only until it is unlocked for a limited time: production always, others where their policy says so, and whatever points to
 * the database of one of these under another name.
 */
export function isGuarded({ role, guarded, sharesWith = null }: Guard): boolean {
  return role === 'production' || guarded || sharesWith !== null;
}

/** Whether nothing may be written there now. `now` in milliseconds: the end may have passed since the environment was read. */
export function isLocked(environment: Guard & Pick<Environment, 'unlockedUntil'>, now: number): boolean {
  return isGuarded(environment) && unlockedFor(environment, now) === 0;
}

/** How long it stays unlocked, in milliseconds; 0: it is locked, or it is never locked. */
export function unlockedFor({ unlockedUntil }: Pick<Environment, 'unlockedUntil'>, now: number): number {
  return unlockedUntil === null ? 0 : Math.max(0, Date.parse(unlockedUntil) - now);
}

/** What is left, as a clock counts it down: '14:05', '0:09', '1:00:00'. */
export function countdown(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60) % 60;
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
