/**
 * Instants as text with zone. Read: ISO 8601 ('2026-03-01T09:00:00Z', '...+02:00') and what Postgres writes for TIMESTAMP
 * WITH TIME ZONE under DateStyle ISO ('2026-03-01 09:00:00.5+00'). A text without zone is no instant.
 */
const shape =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?(Z|[+-]\d{2}(?::?\d{2}(?::\d{2})?)?)$/;

/** Microseconds since 1970-01-01T00:00:00Z; undefined where the text is no instant. */
export function instantMicros(text: string): bigint | undefined {
  const match = shape.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const millis = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
  const date = new Date(millis);
  // Date.UTC carries what is too large over: 31 April is no day.
  const carried =
    date.getUTCFullYear() !== year ||
    date.getUTCMonth() + 1 !== month ||
    date.getUTCDate() !== day ||
    date.getUTCHours() !== hour;
  if (carried || (minute ?? 0) > 59 || (second ?? 0) > 59) return undefined;
  const micros = BigInt((match[7] ?? '').padEnd(6, '0'));
  return BigInt(millis - zoneMillis(match[8] ?? 'Z')) * 1000n + micros;
}

function zoneMillis(zone: string): number {
  if (zone === 'Z') return 0;
  const digits = zone.slice(1).replaceAll(':', '').padEnd(6, '0');
  const [hours, minutes, seconds] = [0, 2, 4].map((at) => Number(digits.slice(at, at + 2)));
  const size = (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
  return zone.startsWith('-') ? -size : size;
}

/** Whether both are the same moment, however it is spelled; texts that are no instant are compared as texts. */
export function sameInstant(a: string | null, b: string | null): boolean {
  if (a === b || a === null || b === null) return a === b;
  const [first, second] = [instantMicros(a), instantMicros(b)];
  return first !== undefined && first === second;
}

/**
 * The one spelling in which a moment is compared and kept: UTC, 'T' and 'Z', a fraction only where there is one. What is no
 * instant stays as it is. For what Postgres writes, before it becomes part of a document.
 */
export function toUtcText(text: string): string {
  const micros = instantMicros(text);
  if (micros === undefined) return text;
  const rest = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const base = new Date(Number((micros - rest) / 1000n)).toISOString().slice(0, -5);
  const fraction = rest === 0n ? '' : `.${String(rest).padStart(6, '0').replace(/0+$/, '')}`;
  return `${base}${fraction}Z`;
}
