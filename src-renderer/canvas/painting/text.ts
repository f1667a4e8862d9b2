const widths = new Map<string, number>();
const maxKept = 4000;

export function textWidth(context: CanvasRenderingContext2D, text: string): number {
  const key = `${context.font}|${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  if (widths.size > maxKept) widths.clear();
  const { width } = context.measureText(text);
  widths.set(key, width);
  return width;
}

/** The text, cut with an ellipsis where it is wider than `room` (in the context's own pixels). */
export function ellipsize(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (textWidth(context, text) <= room) return text;
  const letters = Array.from(text);
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (textWidth(context, `${letters.slice(0, middle).join('')}…`) <= room) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? '' : `${letters.slice(0, low).join('').trimEnd()}…`;
}

/** The text in at most `most` lines of `room`; what does not fit is cut. */
export function wrap(
  context: CanvasRenderingContext2D,
  text: string,
  room: number,
  most: number,
): readonly string[] {
  if (textWidth(context, text) <= room) return [text];
  const lines: string[] = [];
  let line = '';
  const words = text.split(' ');
  for (const [index, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || textWidth(context, longer) <= room) {
      line = longer;
      continue;
    }
    if (lines.length === most - 1) {
      return [...lines, ellipsize(context, `${line} ${words.slice(index).join(' ')}`, room)];
    }
    lines.push(ellipsize(context, line, room));
    line = word;
  }
  return [...lines, ellipsize(context, line, room)];
}
