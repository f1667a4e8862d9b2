import { codePointLength } from '../../shared/base/text.ts';

/** Every name column of production is VARCHAR(100). */
const longestName = 100;

/** The name itself where it is free, else with the first number that makes it so, within the column's length. */
export function firstFreeName(name: string, isFree: (candidate: string) => boolean): string {
  const wanted = cut(name.trim(), longestName);
  if (isFree(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const ending = ` ${number}`;
    const candidate = `${cut(wanted, longestName - ending.length)}${ending}`;
    if (isFree(candidate)) return candidate;
  }
}

function cut(text: string, length: number): string {
  return codePointLength(text) <= length ? text : Array.from(text).slice(0, length).join('').trimEnd();
}
