import type { z } from 'zod';
import type { Json } from '../base/json.ts';
import type { RowProblem } from './row-problem.ts';

/** What of an item is not as its schema says, with its place; undefined: nothing. */
export function schemaProblem(
  schema: z.ZodType,
  item: Json,
  /** 'a stage'. */
  what: string,
  place: string,
): RowProblem | undefined {
  const parsed = schema.safeParse(item);
  if (parsed.success) return undefined;
  const [issue] = parsed.error.issues;
  const path = (issue?.path ?? []).map((step) =>
    typeof step === 'number' ? `[${step}]` : `.${String(step)}`,
  );
  return {
    reason: `is not what ${what} holds there (${issue?.message ?? 'not understood'})`,
    place: place + path.join(''),
  };
}
