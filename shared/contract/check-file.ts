import { err, ok, type Result } from '../base/result.ts';
import type { Document } from '../documents/document.ts';
import { decodeDocumentFile } from '../documents/document-file.ts';
import type { Finding } from '../documents/finding.ts';
import { findFindings } from '../journeys/rules/index.ts';
import { journeyHeaderSchema, journeyRecordSchemas } from '../journeys/schemas.ts';
import { type AppError, appError } from './errors.ts';

export interface CheckedFile {
  readonly document: Document;
  readonly findings: readonly Finding[];
}

/** Reads an interchange file as an import would, and notices what the rules notice. Nothing is kept. */
export function checkFile(text: string): Result<CheckedFile, AppError> {
  const decoded = decodeDocumentFile(text);
  if (!decoded.ok) {
    const { place, reason } = decoded.error;
    return err(appError('bad-input', `${place} ${reason}.`));
  }
  const document = decoded.value;
  if (document.kind !== 'journey') {
    return err(appError('unsupported', `This version checks journeys; the file holds a ${document.kind}.`));
  }
  const refusal = firstRefusal(document);
  return refusal === null ? ok({ document, findings: findFindings(document) }) : err(refusal);
}

/** Why the file could not be imported, or null. */
function firstRefusal(document: Document): AppError | null {
  const header = journeyHeaderSchema.safeParse(document.header);
  if (!header.success) return unfit('header', header.error.issues[0]);
  const known: Readonly<Record<string, (typeof journeyRecordSchemas)[keyof typeof journeyRecordSchemas]>> =
    journeyRecordSchemas;
  for (const record of Object.values(document.records)) {
    const schema = Object.hasOwn(known, record.kind) ? known[record.kind] : undefined;
    if (!schema)
      return appError('bad-input', `A journey has no records of the kind "${record.kind.slice(0, 40)}".`);
    const parsed = schema.safeParse(record);
    if (!parsed.success) return unfit(`the ${record.kind} ${record.id}`, parsed.error.issues[0]);
  }
  return null;
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function unfit(place: string, issue: Issue | undefined): AppError {
  const field = issue?.path.map(String).join('.') ?? '';
  return appError('bad-input', `In ${place}: ${field}: ${issue?.message ?? 'not understood'}.`);
}
