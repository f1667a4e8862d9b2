import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';

/** Writes a file as a whole or not at all: an older one of that name stays as it was where the disk refuses. */
export function writeOut(file: string, text: string): Result<null, AppError> {
  const aside = `${file}.${process.pid}.new`;
  try {
    writeFileSync(aside, text);
    renameSync(aside, file);
    return ok(null);
  } catch {
    rmSync(aside, { force: true });
    const remedy =
      'An older file of that name is as it was. Check that the folder exists and that you may write there.';
    return err(appError('read-only', 'The file cannot be written.', { place: file, remedy }));
  }
}
