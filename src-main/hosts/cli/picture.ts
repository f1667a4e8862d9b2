import { type Call, failed, type Outcome } from './outcome.ts';
import { writeOut } from './write-out.ts';

export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export interface PictureArguments {
  /** Where the picture goes; null: to standard output. */
  readonly out: string | null;
  readonly theme: Theme;
  readonly legend: boolean;
}

/** `picture <document> --out file.svg`: the document as vectors. */
export async function drawPicture(call: Call, id: string, options: PictureArguments): Promise<Outcome> {
  const { theme, legend, out } = options;
  const drawn = await call('pictures.draw', { id, theme, legend, date: true, title: true });
  if (!drawn.ok) return failed(drawn.error);
  const { fileName, text } = drawn.value;
  if (out === null) return { kind: 'done', data: { fileName, svg: text }, text, verbatim: true };
  const written = writeOut(out, text);
  if (!written.ok) return failed(written.error);
  return { kind: 'done', data: { file: out }, text: `${out}\n` };
}
