import { numberInWords } from '../../shared/documents/in-words.ts';

/** '33.33 %', with two decimals at most and a no-break space. */
export function percent(value: number): string {
  return `${numberInWords(Math.round(value * 100) / 100)}\u00a0%`;
}
