/**
 * A mark is a value that says where it stands and which one it is: `q12.3` is the third value of place 12. So a text of any
 * shape, a row of production as well as a document, tells what stands in it, and nothing that compares, merges or
 * converts documents is needed to read it.
 */
export type Marks = ReadonlyMap<number, number>;

export function markOf(place: number, value: number): string {
  return `q${place}.${value}`;
}

export function marksIn(text: string): Marks {
  const marks = new Map<number, number>();
  for (const [, place, value] of text.matchAll(/\bq(\d+)\.(\d+)\b/g)) marks.set(Number(place), Number(value));
  return marks;
}
