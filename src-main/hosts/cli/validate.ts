import { createHash } from 'node:crypto';
import { checkBundle, isBundle, resealBundle } from '../../../shared/contract/check-bundle.ts';
import { type CheckedFile, checkFile } from '../../../shared/contract/check-file.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import { failed, type Outcome } from './outcome.ts';
import { readText } from './read-text.ts';
import { writeOut } from './write-out.ts';

/**
 * Checks a document file or a bundle without a workspace, for pipelines: exit status 1 where the rules notice errors or warnings. `seal`:
 * first gives a bundle that was changed by hand the checksum of what it holds now.
 */
export function validateFile(file: string, seal: boolean): Outcome {
  const text = readText(file);
  if (!text.ok) return failed(text.error);
  if (seal) return sealFile(file, text.value);
  return isBundle(text.value) ? validateBundle(file, text.value) : validateDocument(file, text.value);
}

function sealFile(file: string, text: string): Outcome {
  const sealed = resealBundle(text, sha256);
  if (!sealed.ok) return at(file, sealed.error);
  const written = sealed.value === text ? null : writeOut(file, sealed.value);
  return written?.ok === false ? failed(written.error) : validateBundle(file, sealed.value);
}

function validateDocument(file: string, text: string): Outcome {
  const checked = checkFile(text);
  if (!checked.ok) return at(file, checked.error);
  const data = toldOf(checked.value);
  return {
    kind: 'findings',
    data,
    text: linesOf(checked.value) || 'No findings.\n',
    count: countOf(checked.value),
  };
}

function validateBundle(file: string, text: string): Outcome {
  const checked = checkBundle(text, sha256);
  if (!checked.ok) return at(file, checked.error);
  const { createdAt, application, documents, missing } = checked.value;
  const lines = documents.map((one) => {
    const { kind, header } = one.document;
    const found = linesOf(one).replaceAll(/^/gm, '  ').trimEnd();
    return `${kind} "${header.name}"${found === '' ? ': no findings' : `\n${found}`}\n`;
  });
  const named = missing.map(
    ({ from, toDocumentId }) =>
      `note: "${from}" names the document ${toDocumentId}, which is not in the bundle\n`,
  );
  return {
    kind: 'findings',
    data: { bundle: { createdAt, application }, documents: documents.map(toldOf), missing },
    text: [...lines, ...named].join(''),
    count: documents.reduce((sum, one) => sum + countOf(one), 0),
  };
}

function toldOf({ document, findings }: CheckedFile) {
  return {
    document: { id: document.id, kind: document.kind, name: document.header.name },
    findings,
  };
}

function linesOf({ findings }: CheckedFile): string {
  return findings.map(({ severity, message, rule }) => `${severity}: ${message} (${rule})\n`).join('');
}

function countOf({ findings }: CheckedFile): number {
  return findings.filter(({ severity }) => severity !== 'info').length;
}

function at(file: string, error: AppError): Outcome {
  return failed({ ...error, place: file });
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
