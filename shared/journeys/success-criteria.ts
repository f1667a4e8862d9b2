import { isJsonObject, type Json, type JsonObject } from '../base/json.ts';

/** What the column `success_criteria` holds, taken apart: our goals, and whatever stands beside them. */
export interface SuccessCriteria {
  readonly goals: readonly Json[];
  /** null: the column says nothing beside the goals. */
  readonly rest: JsonObject | null;
}

/** Where the rest goes when it cannot lie beside `goals` and still be told apart. */
const wrapper = 'otherCriteria';

/**
 * `{ goals, ...rest }`, NULL where there is neither. Three rests would not come back as they were: `{}` beside goals, one
 * with a key `goals` of its own, and one that looks like a wrapped rest. Those travel as `{ goals, otherCriteria: rest }`.
 */
export function joinSuccessCriteria({ goals, rest }: SuccessCriteria): JsonObject | null {
  if (rest === null) return goals.length === 0 ? null : { goals };
  const looksOtherwise = isWrapped({ ...rest, goals }) || Object.keys(rest).length === 0;
  const ambiguous = Object.hasOwn(rest, 'goals') || (goals.length > 0 && looksOtherwise);
  if (ambiguous) return { goals, [wrapper]: rest };
  return goals.length === 0 ? rest : { ...rest, goals };
}

/** The inverse; undefined where `goals` is no list. */
export function splitSuccessCriteria(column: JsonObject | null): SuccessCriteria | undefined {
  if (column === null) return { goals: [], rest: null };
  if (!Object.hasOwn(column, 'goals')) return { goals: [], rest: column };
  const { goals, ...rest } = column;
  if (!Array.isArray(goals)) return undefined;
  if (isWrapped(column)) return { goals, rest: column[wrapper] as JsonObject };
  return { goals, rest: Object.keys(rest).length === 0 ? null : rest };
}

function isWrapped(column: JsonObject): boolean {
  return (
    Object.keys(column).length === 2 &&
    Object.hasOwn(column, 'goals') &&
    Object.hasOwn(column, wrapper) &&
    isJsonObject(column[wrapper])
  );
}
