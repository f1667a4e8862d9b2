/** The job under which setting up an environment reports its steps. */
export function setupJob(environmentId: string): string {
  return `setup:${environmentId}`;
}
