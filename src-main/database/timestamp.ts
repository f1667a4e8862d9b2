/** ISO text with microseconds, always UTC; sorts as text in time order. */
export function dateToTimestamp(date: Date): string {
  return date.toISOString().replace('Z', '000Z');
}
