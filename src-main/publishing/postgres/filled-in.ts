import type { Parameter } from './connection.ts';
import { literal } from './literals.ts';

/** A statement for people, with its values in place of $1, $2 ...; each of ours is followed by its cast. Never sent anywhere. */
export function filledIn(sql: string, parameters: readonly Parameter[]): string {
  return sql.replace(/\$(\d+)::([a-z]+(?:\[\])?)/g, (whole, number: string, cast: string) => {
    const value = parameters[Number(number) - 1];
    return value === undefined ? whole : literal(value, cast);
  });
}
