import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Bundle, BundleProblem } from '../../shared/bundles/bundle.ts';
import { decodeBundle } from '../../shared/bundles/decode-bundle.ts';
import { unfitness } from '../../shared/contract/check-file.ts';
import { type AppError, appError } from '../../shared/contract/errors.ts';
import { safeFileName } from '../documents/files-service.ts';
import { sha256 } from './sha256.ts';

/** A bundle with what its kinds say about its documents. */
export interface ReadBundle {
  readonly bundle: Bundle;
  /** Why a document cannot be kept, by its id. */
  readonly unfit: Readonly<Record<string, string>>;
}

/** May take seconds: so a long text is read in a thread of its own. */
export function readBundleFile(file: {
  readonly fileName: string;
  readonly text: string;
}): Result<ReadBundle, AppError> {
  const read = readBundle(file.text);
  return read.ok ? read : err(unreadable(file.fileName, read.error));
}

function readBundle(text: string): Result<ReadBundle, BundleProblem> {
  const decoded = decodeBundle(text, sha256);
  if (!decoded.ok) return decoded;
  const unfit: [string, string][] = [];
  for (const document of decoded.value.documents) {
    const reason = unfitness(document);
    if (reason) unfit.push([document.id, reason.message]);
  }
  return ok({ bundle: decoded.value, unfit: Object.fromEntries(unfit) });
}

export function unreadable(fileName: string, { place, reason, remedy }: BundleProblem): AppError {
  return appError('bad-input', `${safeFileName(fileName)} cannot be imported: ${place} ${reason}.`, {
    place,
    remedy: `Nothing was imported. ${remedy}`,
  });
}
