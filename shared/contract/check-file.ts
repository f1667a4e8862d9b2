import { err, ok, type Result } from '../base/result.ts';
import type { Document, DocumentKind } from '../documents/document.ts';
import { decodeDocumentFile } from '../documents/document-file.ts';
import { type Finding, type SaidFinding, saidOf } from '../documents/finding.ts';
import { findFindings as findExperimentFindings } from '../experiments/rules/index.ts';
import { findFunnelFindings } from '../funnels/rules/index.ts';
import { findFindings as findJourneyFindings } from '../journeys/rules/index.ts';
import { findFindings as findProcessFindings } from '../processes/rules/index.ts';
import { type AppError, appError } from './errors.ts';
import { kindSchemas } from './kind-schemas.ts';

const findFindings: Readonly<Record<DocumentKind, (document: Document) => readonly Finding[]>> = {
  journey: findJourneyFindings,
  funnel: findFunnelFindings,
  process: findProcessFindings,
  experiment: findExperimentFindings,
};

export interface CheckedFile {
  readonly document: Document;
  readonly findings: readonly SaidFinding[];
}

/** Reads an interchange file as an import would, and notices what the rules notice. Nothing is kept. */
export function checkFile(text: string): Result<CheckedFile, AppError> {
  const decoded = decodeDocumentFile(text);
  if (!decoded.ok) {
    const { place, reason } = decoded.error;
    return err(appError('bad-input', `${place} ${reason}.`));
  }
  return checkDocument(decoded.value);
}

/** The same for a document that was made of something else. */
export function checkDocument(document: Document): Result<CheckedFile, AppError> {
  const refusal = unfitness(document);
  return refusal === null
    ? ok({ document, findings: findFindings[document.kind](document).map(saidOf) })
    : err(refusal);
}

/** Why no document of its kind can be like this; null: one can. */
export function unfitness(document: Document): AppError | null {
  const schemas = kindSchemas[document.kind];
  const header = schemas.header.safeParse(document.header);
  if (!header.success) return unfit('header', header.error.issues[0]);
  const known = schemas.records;
  for (const record of Object.values(document.records)) {
    const schema = Object.hasOwn(known, record.kind) ? known[record.kind] : undefined;
    if (!schema) {
      const kind = record.kind.slice(0, 40);
      return appError('bad-input', `A ${document.kind} has no records of the kind "${kind}".`);
    }
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
