import type { Env } from './outcome.ts';

/** Its own variable first, then the one for all. An empty one is none: that is how a pipeline passes on a secret that it may not see. */
export function own(env: Env, base: string, name: string): string | undefined {
  return env[variable(base, name)] || env[base] || undefined;
}

/** 'JD_URL_TEAM' for an environment that is called Team. */
export function variable(base: string, name: string): string {
  return `${base}_${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`;
}
