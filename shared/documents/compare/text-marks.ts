/** A piece of a text, and whether the other text has none like it there. */
export interface TextPiece {
  readonly text: string;
  readonly changed: boolean;
}

export interface MarkedTexts {
  readonly before: readonly TextPiece[];
  readonly after: readonly TextPiece[];
}

/** Longer middles are marked whole: comparing them costs more than it tells. In characters as people count them. */
const longest = 600;
/** Equal runs shorter than this between two changes are noise, not meaning. */
const shortest = 3;

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * What differs between two texts, character by character: a longest common subsequence (Hunt and Szymanski's table form)
 * over what is left when the common beginning and end are taken off. Pieces joined give the texts back exactly.
 */
export function markTexts(before: string, after: string): MarkedTexts {
  const [a, b] = [charactersOf(before), charactersOf(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  const room = Math.min(a.length, b.length) - start;
  while (end < room && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const middle = { a: a.slice(start, a.length - end), b: b.slice(start, b.length - end) };
  const kept = keptIn(middle.a, middle.b);
  const marks = (text: readonly string[], keep: readonly boolean[]) =>
    joined(text, (index) => {
      const within = index - start;
      return within >= 0 && within < keep.length && !keep[within];
    });
  return { before: marks(a, kept.a), after: marks(b, kept.b) };
}

function charactersOf(text: string): string[] {
  // Most texts need no looking up of what belongs together.
  if (/^[\x20-\x7e\n]*$/.test(text)) return text.split('');
  return Array.from(characters.segment(text), ({ segment }) => segment);
}

interface Kept {
  readonly a: readonly boolean[];
  readonly b: readonly boolean[];
}

function keptIn(a: readonly string[], b: readonly string[]): Kept {
  const nothing = { a: a.map(() => false), b: b.map(() => false) };
  if (a.length === 0 || b.length === 0 || a.length > longest || b.length > longest) return nothing;
  const runs = longRuns(commonPairs(a, b));
  const common = runs.reduce((sum, run) => sum + run.length, 0);
  // Two texts that share only scattered letters are two texts.
  if (common * 3 < Math.max(a.length, b.length)) return nothing;
  for (const [i, j] of runs.flat()) {
    nothing.a[i] = true;
    nothing.b[j] = true;
  }
  return nothing;
}

function commonPairs(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const at = i * width + j;
      lengths[at] =
        a[i] === b[j]
          ? (lengths[at + width + 1] ?? 0) + 1
          : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** Neighbours in both texts stand together; what is too short to be read is dropped. */
function longRuns(pairs: readonly [number, number][]): [number, number][][] {
  const runs: [number, number][][] = [];
  for (const pair of pairs) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && pair[0] === last[0] + 1 && pair[1] === last[1] + 1) run.push(pair);
    else runs.push([pair]);
  }
  return runs.filter((run) => run.length >= shortest);
}

function joined(text: readonly string[], isChanged: (index: number) => boolean): TextPiece[] {
  const pieces: { text: string; changed: boolean }[] = [];
  for (const [index, character] of text.entries()) {
    const changed = isChanged(index);
    const last = pieces.at(-1);
    if (last?.changed === changed) last.text += character;
    else pieces.push({ text: character, changed });
  }
  return pieces;
}
