/** The steps of a push's transaction, in their order; what a plan has nothing for is left out. */
export const pushSteps = [
  'lock',
  'compare',
  'move-running',
  'delete',
  'update',
  'insert',
  'verify',
  'commit',
] as const;
export type PushStepId = (typeof pushSteps)[number];

/** A plan can be pushed for this long; then it is to be made again. In minutes. */
export const planMinutes = 30;

/** What a plan is at: documents compared, then statements rehearsed. */
export type PlanStep = 'compare' | 'rehearse';

/** The job under which the progress of a plan is told: documents compared, statements rehearsed. */
export function planJob(environmentId: string): string {
  return `plan:${environmentId}`;
}

/** The job under which the progress of a push is told; there is one push to an environment at a time. */
export function pushJob(environmentId: string): string {
  return `push:${environmentId}`;
}

/** The job under which the progress of a plan's `.sql` file is told: statements of the file that were read again. */
export function exportJob(planId: string): string {
  return `export:${planId}`;
}
