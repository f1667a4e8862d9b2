import { err, ok, type Result } from '../base/result.ts';
import type { BundleProblem, Sha256 } from '../bundles/bundle.ts';
import { closeOver } from '../bundles/close-over.ts';
import { decodeBundle, looksLikeBundle, sealBundle } from '../bundles/decode-bundle.ts';
import { type CheckedFile, checkDocument } from './check-file.ts';
import { type AppError, appError } from './errors.ts';

export interface CheckedBundle {
  readonly createdAt: string;
  readonly application: string;
  readonly documents: readonly CheckedFile[];
  /** Documents that are named and that the bundle does not hold. */
  readonly missing: readonly { readonly from: string; readonly toDocumentId: string }[];
}

export function isBundle(text: string): boolean {
  return looksLikeBundle(text);
}

/** Reads a bundle as an import would, and notices what the rules of each kind notice. Nothing is kept. */
export function checkBundle(text: string, sha256: Sha256): Result<CheckedBundle, AppError> {
  const decoded = decodeBundle(text, sha256);
  if (!decoded.ok) return err(inWords(decoded.error));
  const { createdAt, application, documents } = decoded.value;
  const checked: CheckedFile[] = [];
  for (const document of documents) {
    const one = checkDocument(document);
    if (!one.ok) return err({ ...one.error, message: `"${document.header.name}": ${one.error.message}` });
    checked.push(one.value);
  }
  return ok({
    createdAt,
    application,
    documents: checked,
    missing: closeOver(documents, () => undefined).missing,
  });
}

/** The same bundle with the checksum of what it holds now. */
export function resealBundle(text: string, sha256: Sha256): Result<string, AppError> {
  const sealed = sealBundle(text, sha256);
  return sealed.ok ? sealed : err(inWords(sealed.error));
}

function inWords({ place, reason, remedy }: BundleProblem): AppError {
  return appError('bad-input', `${place} ${reason}.`, { remedy });
}
