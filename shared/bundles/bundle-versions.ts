import type { JsonObject } from '../base/json.ts';
import { err, ok, type Result } from '../base/result.ts';
import { type BundleProblem, bundleVersion } from './bundle.ts';

/** Takes the file of one version to the next; its documents say the same afterwards. */
export type BundleStep = (file: JsonObject) => JsonObject;

/** What leads from each version to the next: the first one from 1 to 2. None yet, because only version 1 was ever written. */
export const bundleSteps: readonly BundleStep[] = [];

/** The version that a file says it has, where this Journey Designer knows it; the error says why it cannot be read. */
export function knownVersion(
  { formatVersion }: JsonObject,
  newest: number = bundleVersion,
): Result<number, BundleProblem> {
  if (typeof formatVersion !== 'number' || !Number.isSafeInteger(formatVersion) || formatVersion < 1) {
    return err({
      place: 'formatVersion',
      reason: `is none that was ever written; this Journey Designer reads ${readable(newest)}`,
      remedy: 'Take it again from where it came from.',
    });
  }
  if (formatVersion > newest) {
    return err({
      place: 'The file',
      reason: `was written by a newer Journey Designer: its format is ${formatVersion}, and this one reads ${readable(newest)}`,
      remedy: 'Update Journey Designer, or export it there in an older format.',
    });
  }
  return ok(formatVersion);
}

/** The same file as the newest version would write it. */
export function inNewestVersion(
  file: JsonObject,
  version: number,
  steps: readonly BundleStep[] = bundleSteps,
): JsonObject {
  const stepped = steps.slice(version - 1).reduce((before, step) => step(before), file);
  return { ...stepped, formatVersion: steps.length + 1 };
}

function readable(newest: number): string {
  return newest === 1 ? '1' : `1 to ${newest}`;
}
