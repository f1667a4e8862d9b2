import type { z } from 'zod';
import type { DocumentKind } from '../../shared/documents/document.ts';
import { journeyHeaderSchema, journeyRecordSchemas } from '../../shared/journeys/schemas.ts';

export interface KindSchemas {
  readonly header: z.ZodType;
  readonly records: Readonly<Record<string, z.ZodType>>;
}

/** What may be kept of each kind; null where the kind has no editor yet. A new kind is one line here. */
export const kindSchemas = {
  journey: { header: journeyHeaderSchema, records: journeyRecordSchemas },
  funnel: null,
  process: null,
  experiment: null,
} satisfies Record<DocumentKind, KindSchemas | null>;
