import { ok, type Result } from '../../shared/base/result.ts';
import type { Bundle, BundleProblem } from '../../shared/bundles/bundle.ts';
import { decodeBundle } from '../../shared/bundles/decode-bundle.ts';
import { unfitness } from '../../shared/contract/check-file.ts';
import { sha256 } from './sha256.ts';

/** A bundle with what its kinds say about its documents. */
export interface ReadBundle {
  readonly bundle: Bundle;
  /** Why a document cannot be kept, by its id. */
  readonly unfit: Readonly<Record<string, string>>;
}

/** May take seconds: call it through `runBundle`. */
export function readBundle(text: string): Result<ReadBundle, BundleProblem> {
  const decoded = decodeBundle(text, sha256);
  if (!decoded.ok) return decoded;
  const unfit: [string, string][] = [];
  for (const document of decoded.value.documents) {
    const reason = unfitness(document);
    if (reason) unfit.push([document.id, reason.message]);
  }
  return ok({ bundle: decoded.value, unfit: Object.fromEntries(unfit) });
}
