import { err, ok, type Result } from '../../shared/base/result.ts';
import { checkDocument } from '../../shared/contract/check-file.ts';
import { type AppError, appError } from '../../shared/contract/errors.ts';
import type { ImportPreview } from '../../shared/contract/import-preview.ts';
import type { Document } from '../../shared/documents/document.ts';
import { decodeDocumentFile } from '../../shared/documents/document-file.ts';
import { importForeign } from '../../shared/exchange/import-foreign.ts';
import { formatNames, type ImportNote } from '../../shared/exchange/imported.ts';
import { outlineOf } from '../../shared/templates/outline.ts';
import { safeFileName } from './files-service.ts';

/** What a file holds, ready to be kept. */
export interface ReadImport {
  readonly document: Document;
  readonly notes: readonly ImportNote[];
  /** Whether it is a file of ours, whose ids mean something. */
  readonly own: boolean;
  readonly preview: ImportPreview;
}

/** Reads a file of ours or of another program. May take seconds: call it through `runImport`. */
export function readImport(
  fileName: string,
  text: string,
  newId: () => string,
): Result<ReadImport, AppError> {
  if (isOwn(text)) {
    const decoded = decodeDocumentFile(text);
    if (!decoded.ok) return err(unreadable(fileName, decoded.error.place, decoded.error.reason));
    const document = decoded.value;
    const carried = Object.keys(document.records).length;
    return previewed(fileName, { document, carried, notes: [], own: true }, 'Journey Designer');
  }
  const imported = importForeign(fileName, text, newId);
  if (!imported.ok) return err(unreadable(fileName, imported.error.place, imported.error.reason));
  return previewed(fileName, { ...imported.value, own: false }, formatNames[imported.value.format]);
}

/** Our own files say so on their first lines; anything else in JSON is looked at as another program's. */
function isOwn(text: string): boolean {
  return text.trimStart().startsWith('{') && /"formatVersion"\s*:/.test(text) && /"records"\s*:/.test(text);
}

type Made = Omit<ReadImport, 'preview'> & { readonly carried: number };

function previewed(fileName: string, made: Made, format: string): Result<ReadImport, AppError> {
  const { document, carried, notes, own } = made;
  const checked = checkDocument(document);
  if (!checked.ok) return err(unreadable(fileName, 'The file', checked.error.message));
  const findings = { error: 0, warning: 0, info: 0 };
  for (const { severity } of checked.value.findings) findings[severity] += 1;
  const counts: Record<string, number> = {};
  for (const { kind } of Object.values(document.records)) counts[kind] = (counts[kind] ?? 0) + 1;
  const { kind, header } = document;
  const preview = { format, kind, name: header.name, carried, counts, notes: [...notes], findings };
  return ok({
    document,
    notes,
    own,
    preview: { ...preview, outline: outlineOf(document) as ImportPreview['outline'] },
  });
}

export function unreadable(fileName: string, place: string, reason: string): AppError {
  return appError(
    'bad-input',
    `${safeFileName(fileName)} cannot be imported: ${place} ${reason.replace(/\.$/, '')}.`,
    {
      place,
      remedy: 'Nothing was imported. Export it again there, or mend the file.',
    },
  );
}
