import { type AppError, appError } from '../../../shared/contract/errors.ts';
import { documentKinds } from '../../../shared/documents/document.ts';
import type { EnvironmentStatus } from '../../../shared/publishing/push-result.ts';
import { unitOf } from '../../../shared/publishing/units.ts';
import type { Compared } from './comparison.ts';

export type Vanished = EnvironmentStatus['vanished'][number];

/** People delete one or two at a time: below these numbers it is told as deletions, table by table. */
const fewestOfHalf = 5;
const fewestOfAll = 3;

/**
 * Tables of which so much of what was there at the last look cannot be seen now that it is more likely a lost permission, a
 * row-level policy or another database than deletions: half of it and five at least, or everything and three at least.
 */
export function vanishedFrom(compared: readonly Compared[]): Vanished[] {
  return documentKinds.flatMap((kind) => {
    const known = compared.filter(
      (one) => one.kind === kind && one.baseline !== undefined && one.revision !== null,
    ).length;
    const missing = compared.filter((one) => one.kind === kind && one.state === 'deleted-there').length;
    const isMuch = missing >= fewestOfHalf && missing * 2 >= known;
    const isAll = missing >= fewestOfAll && missing === known;
    return isMuch || isAll ? [{ kind, table: unitOf(kind).table, missing, known }] : [];
  });
}

/** The same list without the rows of which nobody knows whether they are gone. */
export function withoutVanished(compared: readonly Compared[], vanished: readonly Vanished[]): Compared[] {
  const doubtful = new Set(vanished.map(({ kind }) => kind));
  return compared.filter(({ kind, state }) => state !== 'deleted-there' || !doubtful.has(kind));
}

/** A pull of everything stops before it takes anything, and asks. */
export function vanishedRefusal(vanished: readonly Vanished[], environment: string): AppError | null {
  if (vanished.length === 0) return null;
  const where = vanished
    .map(({ table, missing, known }) => `${missing} of ${known} rows of ${table}`)
    .join(' and ');
  return appError(
    'permission-denied',
    `${where} that were in ${environment} cannot be seen any more. So many at once may be a lost permission and not deletions. Nothing was pulled, and everything here is safe.`,
    {
      remedy: 'Check the connection and the rights of its user. If they were deleted, say so and pull again.',
    },
  );
}
