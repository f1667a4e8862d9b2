import { type ForeignFormat, formatNames, importLimits } from './imported.ts';
import { storableText } from './read-loosely.ts';
import { withoutSecrets } from './secrets.ts';

/** The source as it stays attached: without secrets, cut where it is longer than anybody reads on a canvas. */
export function sourceNote(format: ForeignFormat, fileName: string, source: string): string {
  const clean = withoutSecrets(storableText(source, source.length + 1));
  const kept = storableText(clean, importLimits.source);
  const cut =
    kept.length < clean.length ? `\n… (${clean.length - kept.length} more characters in the file)` : '';
  return `Imported from ${storableText(fileName, 120) || 'a file'} (${formatNames[format]}).\n\n${kept}${cut}`;
}
