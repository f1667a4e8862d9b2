import { numberInWords } from '../documents/in-words.ts';

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** '2 days', '1 hour 30 minutes': whole units from the largest down, two at most. */
export function durationText(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return 'an unclear time';
  const parts: string[] = [];
  let rest = Math.round(seconds);
  for (const [word, length] of units) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) parts.push(unit(count, word));
    // A second unit only right below the first: '2 days 3 seconds' says nothing.
    if (parts.length > 0 && (parts.length === 2 || rest === 0 || count === 0)) break;
  }
  return parts.join(' ') || unit(0, 'second');
}

/** The same with every unit, so that two durations that differ never read alike. */
export function exactDurationText(seconds: number): string {
  if (!Number.isInteger(seconds) || seconds < 0) return unit(seconds, 'second');
  const parts = units.flatMap(([word, length], at) => {
    const longer = units[at - 1]?.[1] ?? Number.POSITIVE_INFINITY;
    const count = Math.floor((seconds % longer) / length);
    return count > 0 ? [unit(count, word)] : [];
  });
  return parts.join(' ') || unit(0, 'second');
}

/** '1 minute', '2 minutes'. */
export function unit(count: number, word: string): string {
  return `${numberInWords(count)}\u00a0${word}${count === 1 ? '' : 's'}`;
}
