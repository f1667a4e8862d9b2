import { appError } from '../../../shared/contract/errors.ts';
import { type Call, failed, type Outcome } from './outcome.ts';
import { writeOut } from './write-out.ts';

export interface PictureArguments {
  /** Where the picture goes; null: to standard output. */
  readonly out: string | null;
  readonly theme: string;
  readonly legend: boolean;
}

/** `picture <document> --out file.svg`: the document as vectors. */
export async function drawPicture(call: Call, id: string, options: PictureArguments): Promise<Outcome> {
  const { theme, legend, out } = options;
  if (theme !== 'light' && theme !== 'dark') {
    return { kind: 'failed', error: appError('bad-input', `The theme is light or dark, not "${theme}".`) };
  }
  const drawn = await call('pictures.draw', { id, theme, legend, date: true, title: true });
  if (!drawn.ok) return { kind: 'failed', error: drawn.error };
  const { fileName, text } = drawn.value;
  if (out === null) return { kind: 'done', data: { fileName, svg: text }, text, verbatim: true };
  const written = writeOut(out, text);
  if (!written.ok) return failed(written.error);
  return { kind: 'done', data: { file: out }, text: `${out}\n` };
}
