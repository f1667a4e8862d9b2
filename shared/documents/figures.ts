/**
 * How figures are written wherever people read them: '1,463', '35.0 %' with a no-break space, a true minus, '18 s', '11 min',
 * '3.6 h', '3 d 5 h'.
 */

const counts = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
const tenths = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const upToTenths = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** '1,463'; '−12'. */
export function countText(count: number): string {
  return withTrueMinus(counts.format(count));
}

/** '+120', '−1,351'; nothing before 0. */
export function signedCountText(count: number): string {
  return `${count > 0 ? '+' : ''}${countText(count)}`;
}

/** Percent, 0 to 100: '35.0 %'; a whole of 100 and nothing at all without a tenth that says nothing. */
export function percentText(percent: number): string {
  const text = percent === 100 || percent === 0 ? counts.format(percent) : tenths.format(percent);
  return `${withTrueMinus(text)}\u00a0%`;
}

/** A span of time in seconds, in the unit that reads best. */
export function secondsText(seconds: number): string {
  if (seconds < 60) return `${upToTenths.format(seconds)}\u00a0s`;
  if (seconds < 3_600) return `${Math.round(seconds / 60)}\u00a0min`;
  if (seconds < 86_400) return `${upToTenths.format(seconds / 3_600)}\u00a0h`;
  const hours = Math.round(seconds / 3_600);
  const days = Math.floor(hours / 24);
  return hours % 24 === 0
    ? `${counts.format(days)}\u00a0d`
    : `${counts.format(days)}\u00a0d ${hours % 24}\u00a0h`;
}

function withTrueMinus(text: string): string {
  return text.replace('-', '\u2212');
}
