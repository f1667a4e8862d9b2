import { bundleLimits } from '../../shared/bundles/bundle.ts';
import { looksLikeBundle } from '../../shared/bundles/decode-bundle.ts';

/** How much of a file tells whether it is a bundle, in bytes. */
const head = 600;

export async function isBundleFile(file: File): Promise<boolean> {
  try {
    return looksLikeBundle(await file.slice(0, head).text());
  } catch {
    return false;
  }
}

export type BundleText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: string };

/** What a file says, unless it is larger than any bundle: then it is not even read. */
export async function readBundleFile(file: File): Promise<BundleText> {
  const most = bundleLimits.size / 1024 / 1024;
  if (file.size > bundleLimits.size) {
    const size = Math.round(file.size / 1024 / 1024);
    const reason = `${file.name} has ${size} MB; a bundle has at most ${most}. Nothing was imported. Export fewer documents at a time.`;
    return { ok: false, reason };
  }
  try {
    return { ok: true, text: await file.text() };
  } catch {
    return { ok: false, reason: `${file.name} cannot be read. Nothing was imported. Is it still there?` };
  }
}
