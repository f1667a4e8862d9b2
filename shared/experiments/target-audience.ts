import { isJsonObject, type Json, type JsonObject } from '../base/json.ts';

/** What the column `target_audience` holds, taken apart: our keys, and whatever stands beside them. */
export interface TargetAudience {
  readonly rules: readonly Json[];
  readonly exclusionGroups: readonly Json[];
  readonly coverage: Json;
  /** null: the column says nothing beside ours. */
  readonly rest: JsonObject | null;
}

const ours = ['rules', 'exclusionGroups', 'coverage'] as const;
/** Where the rest goes when it cannot lie beside our keys and still be told apart. */
const wrapper = 'otherAudience';

/**
 * `{ rules, exclusionGroups, coverage, ...rest }`, each key only where it says something; NULL where nothing does. A rest
 * that would not come back as it was (empty beside ours, or with a key of ours) travels as `otherAudience`.
 */
export function joinTargetAudience({
  rules,
  exclusionGroups,
  coverage,
  rest,
}: TargetAudience): JsonObject | null {
  const own: JsonObject = {
    ...(rules.length > 0 ? { rules } : {}),
    ...(exclusionGroups.length > 0 ? { exclusionGroups } : {}),
    ...(coverage === null ? {} : { coverage }),
  };
  const empty = Object.keys(own).length === 0;
  if (rest === null) return empty ? null : own;
  const isTaken = [...ours, wrapper].some((key) => Object.hasOwn(rest, key));
  if (isTaken || (!empty && Object.keys(rest).length === 0)) return { ...own, [wrapper]: rest };
  return { ...rest, ...own };
}

/** The inverse; undefined where `rules` or `exclusionGroups` is no list. */
export function splitTargetAudience(column: JsonObject | null): TargetAudience | undefined {
  if (column === null) return { rules: [], exclusionGroups: [], coverage: null, rest: null };
  const { rules = [], exclusionGroups = [], coverage = null, ...others } = column;
  if (!Array.isArray(rules) || !Array.isArray(exclusionGroups)) return undefined;
  const wrapped = others[wrapper];
  const isWrapped = Object.keys(others).length === 1 && isJsonObject(wrapped);
  const hasOurs = ours.some((key) => Object.hasOwn(column, key));
  const rest = Object.keys(others).length > 0 || !hasOurs ? others : null;
  return { rules, exclusionGroups, coverage, rest: isWrapped ? wrapped : rest };
}
