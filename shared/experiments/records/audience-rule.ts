import type { Json } from '../../base/json.ts';
import type { DocumentRecord } from '../../documents/document.ts';

/** One condition on who takes part. All rules of an experiment have to hold. */
export interface AudienceRule extends DocumentRecord {
  readonly kind: 'audienceRule';
  /** What is known about the person: 'user_segment', 'device_type' ... */
  readonly attribute: string;
  /** One of `audienceComparators`; another text is kept and flagged. */
  readonly comparator: string;
  /** A list for 'in' and 'not_in', null for 'known' and 'unknown', one value for the rest. */
  readonly value: Json;
  readonly order: number;
}

export const audienceComparators = [
  'is',
  'is_not',
  'in',
  'not_in',
  'at_least',
  'at_most',
  'contains',
  'known',
  'unknown',
] as const;
export type AudienceComparator = (typeof audienceComparators)[number];

/** What kind of value a comparator asks for; undefined: none of ours. */
export function valueAskedBy(comparator: string): 'list' | 'nothing' | 'one' | undefined {
  if (!(audienceComparators as readonly string[]).includes(comparator)) return undefined;
  if (comparator === 'in' || comparator === 'not_in') return 'list';
  return comparator === 'known' || comparator === 'unknown' ? 'nothing' : 'one';
}
