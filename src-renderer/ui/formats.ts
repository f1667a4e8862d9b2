/** How dates, times and sizes are written everywhere: '20 Nov 2026, 06:14', '06:14', '380 KB'. Times are of this computer's zone. */

const minuteFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const secondFormat = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const shortMonth = new Intl.DateTimeFormat('en-GB', { month: 'short' });
const longMonth = new Intl.DateTimeFormat('en-GB', { month: 'long' });

/** '06:14' */
export function clock(at: string): string {
  return minuteFormat.format(new Date(at));
}

/** '20 Nov 2026, 06:14' */
export function dateAndTime(at: string): string {
  return `${dayMonthYear(at)}, ${clock(at)}`;
}

/** '20 Nov 2026, 06:14:09', where two things of one minute must be told apart. */
export function dateAndSecond(at: string): string {
  return `${dayMonthYear(at)}, ${secondFormat.format(new Date(at))}`;
}

function dayMonthYear(at: string): string {
  const date = new Date(at);
  return `${date.getDate()} ${shortMonth.format(date)} ${date.getFullYear()}`;
}

export interface Day<Item> {
  readonly label: string;
  readonly items: readonly Item[];
}

/** In the sequence given, under the day of each: 'Today', 'Yesterday', '13 November', '2 May 2025'. */
export function byDay<Item>(
  items: readonly Item[],
  timeOf: (item: Item) => string,
  now = new Date(),
): readonly Day<Item>[] {
  const days = Map.groupBy(items, (item) => dayLabel(new Date(timeOf(item)), now));
  return [...days].map(([label, ofDay]) => ({ label, items: ofDay }));
}

function dayLabel(date: Date, now: Date): string {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  const day = new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  if (day === midnight) return 'Today';
  // Half a day of slack, because a day is 23 or 25 hours where the clock is put forward or back.
  if (Math.abs(midnight - day - 86_400_000) < 43_200_000) return 'Yesterday';
  const year = date.getFullYear() === now.getFullYear() ? '' : ` ${date.getFullYear()}`;
  return `${date.getDate()} ${longMonth.format(date)}${year}`;
}

/** '380 KB', '1.4 MB' */
export function fileSize(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.round(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
