import { interWidths } from './inter-widths.ts';

export type FontWeight = keyof typeof interWidths;

const firstInTable = 32;
/** Where the table says nothing: wider than most letters, so that a text is cut too early rather than too late. */
const otherWidth = 700;
const wideWidth = 1050;
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f000}-\u{3ffff}]/u;
const combining = /\p{M}|\u200d|\ufe0f/u;

/** About how wide a text is in pixels, in Inter of this size. */
export function textWidth(text: string, size: number, weight: FontWeight = 400): number {
  const { table, beyond } = interWidths[weight];
  let width = 0;
  for (const letter of text) {
    const known = table[(letter.codePointAt(0) ?? 0) - firstInTable];
    width += known ?? (beyond as Readonly<Record<string, number>>)[letter] ?? guessed(letter);
  }
  return (width * size) / 1000;
}

function guessed(letter: string): number {
  if (combining.test(letter)) return 0;
  return wide.test(letter) ? wideWidth : otherWidth;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** No line of a card holds more; a text of a megabyte must not be measured to its end. */
const longest = 400;

/** The text on one line, cut with an ellipsis where it is wider than `room` pixels. */
export function fitText(text: string, room: number, size: number, weight: FontWeight = 400): string {
  const line = text
    .slice(0, 4 * longest)
    .replace(/\s+/gu, ' ')
    .trim();
  if (line.length <= longest && textWidth(line, size, weight) <= room) return line;
  const mark = textWidth('…', size, weight);
  let kept = '';
  let width = mark;
  for (const { segment } of segmenter.segment(line.slice(0, longest))) {
    width += textWidth(segment, size, weight);
    if (width > room) break;
    kept += segment;
  }
  return kept === '' ? '' : `${kept.trimEnd()}…`;
}

/** The text in at most `most` lines of `room` pixels, broken between words and at line ends; what does not fit is cut. */
export function wrapText(
  text: string,
  room: number,
  most: number,
  size: number,
  weight: FontWeight = 400,
): readonly string[] {
  const lines: string[] = [];
  const paragraphs = text.slice(0, longest * most).split('\n');
  for (const [at, paragraph] of paragraphs.entries()) {
    let line = '';
    const words = paragraph.split(/\s+/u);
    for (const [index, word] of words.entries()) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line === '' || textWidth(longer, size, weight) <= room) {
        line = longer;
        continue;
      }
      if (lines.length === most - 1)
        return [...lines, fitText(`${line} ${words.slice(index).join(' ')}`, room, size, weight)];
      lines.push(fitText(line, room, size, weight));
      line = word;
    }
    const isLast = lines.length === most - 1;
    const more = isLast && at < paragraphs.length - 1 ? ' …' : '';
    lines.push(fitText(`${line}${more}`, room, size, weight));
    if (isLast) return lines;
  }
  return lines;
}
