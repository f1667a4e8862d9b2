import { codePointLength, firstCodePoints, nameKey } from '../base/text.ts';

/** The name with the first number behind it that makes it differ from the others, within the limit of its column. */
export function unusedName(name: string, others: Iterable<string>, limit: number): string {
  const taken = new Set([...others].map(nameKey));
  if (!taken.has(nameKey(name)) && codePointLength(name) <= limit) return name;
  for (let number = 2; ; number += 1) {
    const ending = ` ${number}`;
    const candidate = firstCodePoints(name, limit - ending.length).trimEnd() + ending;
    if (!taken.has(nameKey(candidate))) return candidate;
  }
}
