const units: Readonly<Record<string, number>> = {
  s: 1,
  i: 60,
  m: 60,
  h: 3_600,
  d: 86_400,
  w: 7 * 86_400,
};

/**
 * Seconds of an ISO 8601 duration ('P1DT12H', 'PT30M', 'P2W'); months count as 30 days, years as 365. null where the text
 * is no duration or says no time at all.
 */
export function isoDurationSeconds(text: string): number | null {
  const match =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(
      text.trim(),
    );
  if (!match) return null;
  const [years, months, weeks, days, hours, minutes, seconds] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const total =
    (years ?? 0) * 365 * 86_400 +
    (months ?? 0) * 30 * 86_400 +
    (weeks ?? 0) * 7 * 86_400 +
    (days ?? 0) * 86_400 +
    (hours ?? 0) * 3_600 +
    (minutes ?? 0) * 60 +
    (seconds ?? 0);
  return usable(total);
}

/** Seconds of an amount in a unit as tools write it: 'd', 'DAYS', 'hour', 'minutes'; null where either is unclear. */
export function unitSeconds(amount: number | null, unit: string): number | null {
  if (amount === null) return null;
  const word = unit.trim().toLowerCase();
  if (word.startsWith('mo')) return usable(amount * 30 * 86_400);
  if (word.startsWith('y')) return usable(amount * 365 * 86_400);
  const factor = units[word.slice(0, 1)];
  return factor === undefined ? null : usable(amount * factor);
}

function usable(seconds: number): number | null {
  return Number.isFinite(seconds) && seconds > 0 && seconds <= Number.MAX_SAFE_INTEGER
    ? Math.round(seconds)
    : null;
}
