/** A number of a JSON text that JavaScript cannot hold: parsing would quietly give another one. */
export interface RoundedNumber {
  /** The number as it is written. */
  readonly source: string;
  /** The key or index under which it stands. */
  readonly key: string;
}

/** JSON.parse since ES2026 (Node 22, Chrome 114) hands a reviver the text of a primitive value; TypeScript does not know yet. */
type ReviverWithSource = (
  this: unknown,
  key: string,
  value: unknown,
  context: { readonly source?: string },
) => unknown;

/**
 * The first number of a JSON text that would not come back as it is written: 12345678901234567890, 0.1000000000000000055,
 * 1e999. The text must be JSON and not nested too deep (see `jsonDefect`). undefined: every number is kept exactly.
 */
export function findRoundedNumber(text: string): RoundedNumber | undefined {
  let found: RoundedNumber | undefined;
  const look: ReviverWithSource = (key, value, { source }) => {
    if (!found && typeof value === 'number' && source !== undefined && !isExact(source, value))
      found = { source, key };
    return null;
  };
  JSON.parse(text, look as (this: unknown, key: string, value: unknown) => unknown);
  return found;
}

/** Whether a number's shortest text says the same as its source: 1.50 is 1.5 and 1e3 is 1000. */
export function isExact(source: string, value: number): boolean {
  return Number.isFinite(value) && digitsOf(source) === digitsOf(String(value));
}

/** The significant digits and the power of ten of the last one: one form for all ways to write a number. */
function digitsOf(number: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    number.match(/^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/) ?? [];
  const all = (whole + fraction).replace(/^0+/, '');
  const significant = all.replace(/0+$/, '');
  if (significant === '') return '0';
  const power = Number(exponent) - fraction.length + (all.length - significant.length);
  return `${sign}${significant}e${power}`;
}
