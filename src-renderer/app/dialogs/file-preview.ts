import type { CommandOutput } from '../../../shared/contract/commands.ts';
import type { Document, DocumentKind } from '../../../shared/documents/document.ts';
import { experimentWords } from '../../../shared/experiments/words.ts';
import { funnelWords } from '../../../shared/funnels/words.ts';
import { journeyWords } from '../../../shared/journeys/words.ts';
import { processWords } from '../../../shared/processes/words.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { failureWords } from '../document-commands.ts';

export type ImportPreview = CommandOutput<'documents.previewImport'>;

export type FilePreview =
  | {
      readonly state: 'good';
      readonly id: number;
      readonly fileName: string;
      readonly text: string;
      readonly preview: ImportPreview;
    }
  | { readonly state: 'bad'; readonly id: number; readonly fileName: string; readonly reason: string };

const sizeLimit = 64 * 1024 * 1024;

/** What a file is, without taking anything of it in; the application reads it, away from window and host. */
export async function previewFile(bridge: Bridge, file: File, id: number): Promise<FilePreview> {
  const bad = (reason: string): FilePreview => ({ state: 'bad', id, fileName: file.name, reason });
  if (file.size > sizeLimit)
    return bad(`It has ${Math.round(file.size / 1024 / 1024)} MB; documents have at most 64.`);
  const text = await readText(file);
  if (text === null) return bad('It cannot be read. Is it still there?');
  const reply = await bridge.call('documents.previewImport', { fileName: file.name, text });
  if (!reply.ok) return bad(failureWords(reply.error));
  return { state: 'good', id, fileName: file.name, text, preview: reply.value };
}

/** UTF-8, or UTF-16 where the file begins with its mark, as spreadsheets write it; null where it is gone. */
async function readText(file: File): Promise<string | null> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const [first, second] = bytes;
    const wide =
      (first === 0xff && second === 0xfe && 'utf-16le') || (first === 0xfe && second === 0xff && 'utf-16be');
    return new TextDecoder(wide || 'utf-8').decode(bytes);
  } catch {
    return null;
  }
}

const words: Readonly<Record<DocumentKind, { readonly kindName: (kind: string) => string }>> = {
  journey: journeyWords,
  funnel: funnelWords,
  process: processWords,
  experiment: experimentWords,
};

/** 'Journey with 14 touchpoints, 6 stages'; the most frequent first, at most five. */
export function describePreview({ kind, counts }: Pick<ImportPreview, 'kind' | 'counts'>): string {
  const parts = Object.entries(counts)
    .toSorted((a, b) => b[1] - a[1])
    .map(([record, count]) => {
      const name = words[kind].kindName(record).toLowerCase();
      return count === 1 ? `1 ${name}` : `${count} ${plural(name)}`;
    });
  const title = kindTitle(kind);
  return parts.length === 0 ? `${title} without content` : `${title} with ${parts.slice(0, 5).join(', ')}`;
}

function kindTitle(kind: Document['kind']): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}

function plural(word: string): string {
  return word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/** '2 errors and 1 warning' or 'No findings'. */
export function findingsWords({ error, warning, info }: ImportPreview['findings']): string {
  const parts = [
    [error, 'error'],
    [warning, 'warning'],
    [info, 'hint'],
  ] as const;
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${count === 1 ? word : `${word}s`}`);
  if (said.length === 0) return 'No findings';
  return said.length === 1 ? (said[0] ?? '') : `${said.slice(0, -1).join(', ')} and ${said.at(-1)}`;
}
