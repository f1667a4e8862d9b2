import { readFileSync, statSync } from 'node:fs';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';

/** Far above anything that can be imported; larger ones are not even read. */
const largestBytes = 64 * 1024 * 1024;

export function readText(file: string): Result<string, AppError> {
  try {
    const { size } = statSync(file);
    if (size > largestBytes) {
      const remedy = 'Nothing was read. Documents and bundles have at most 20 MB: export fewer at a time.';
      return err(
        appError('bad-input', `The file has ${Math.round(size / 1024 / 1024)} MB.`, { place: file, remedy }),
      );
    }
    return ok(readFileSync(file, 'utf8'));
  } catch {
    const remedy = 'Check its name and that you may read it.';
    return err(appError('not-found', 'The file cannot be read.', { place: file, remedy }));
  }
}

/** Whether there is such a file, for arguments that name a file or something else. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
