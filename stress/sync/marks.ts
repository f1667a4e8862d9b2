/**
 * A mark is a value that says where it stands and which one it is: `q12.3` is the third value of place 12, and so is the
 * number 7000300012 where only a number may stand. So a text of any shape, a row of production as well as a document, tells
 * what stands in it, and nothing that compares, merges or converts documents is needed to read it.
 */
export type Marks = ReadonlyMap<number, number>;

export function markOf(place: number, value: number): string {
  return `q${place}.${value}`;
}

/** As a number; a later value of any place is the larger one, so that an item whose order is marked anew goes to the end. */
export function numberMark(place: number, value: number): number {
  if (place > 99_999 || value > 9_999) throw new Error('More places or values than a number can mark');
  return 7_000_000_000 + value * 100_000 + place;
}

export function marksIn(text: string): Marks {
  const marks = new Map<number, number>();
  for (const [, place, value] of text.matchAll(/\bq(\d+)\.(\d+)\b/g)) marks.set(Number(place), Number(value));
  for (const [, value, place] of text.matchAll(/\b7(\d{4})(\d{5})\b/g))
    marks.set(Number(place), Number(value));
  return marks;
}
