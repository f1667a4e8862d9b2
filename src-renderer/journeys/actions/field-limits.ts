import { journeyLimits } from '../../../shared/journeys/journey.ts';

/** The longest text that a field's production column takes, in code points; null: any. */
export function fieldLimit(kind: string | null, field: string): { readonly limit: number | null } {
  const limits: Readonly<Record<string, Readonly<Record<string, number>>>> = journeyLimits;
  const ofKind = Object.hasOwn(limits, kind ?? 'header') ? limits[kind ?? 'header'] : undefined;
  return { limit: ofKind && Object.hasOwn(ofKind, field) ? (ofKind[field] ?? null) : null };
}
