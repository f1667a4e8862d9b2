import { codePointLength, firstCodePoints, nameKey } from '../../../shared/base/text.ts';

/** The wished name, or with the next free number behind it ('Touchpoint 2'); never longer than the column. */
export function uniqueName(wished: string, taken: ReadonlySet<string>, limit = 100): string {
  if (!taken.has(nameKey(wished))) return wished;
  const stem = wished.replace(/ \d{1,9}$/, '');
  for (let number = 2; ; number += 1) {
    const suffix = ` ${number}`;
    const name = `${firstCodePoints(stem, limit - codePointLength(suffix)).trimEnd()}${suffix}`;
    if (!taken.has(nameKey(name))) return name;
  }
}
