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

/** Scripts whose letters stand side by side, so that a text is as wide as its letters, save for kerning. */
const sideBySide = /^[\u0020-\u024f\u0370-\u04ff\u2010-\u2026]*$/;

/** The text, cut with an ellipsis where it is wider than `room` (in the context's own pixels). */
export function ellipsize(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (sideBySide.test(text)) return cutByLetters(context, text, room);
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

/** Measures each letter of the alphabet once, however many texts and widths there are: while zooming, all are new. */
function cutByLetters(context: CanvasRenderingContext2D, text: string, room: number): string {
  const forEllipsis = room - textWidth(context, '…');
  let width = 0;
  let fitting = 0;
  for (let at = 0; at < text.length; at += 1) {
    width += textWidth(context, text.charAt(at));
    if (width <= forEllipsis) fitting = at + 1;
    // Kerning makes a text narrower by a few hundredths at most: this far over, it is cut whatever follows.
    else if (width > room * 1.05) break;
  }
  if (width <= room || (width <= room * 1.05 && textWidth(context, text) <= room)) return text;
  return fitting === 0 ? '' : `${text.slice(0, fitting).trimEnd()}…`;
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
