import { err, ok, type Result } from '../../shared/base/result.ts';
import { type AppError, appError } from '../../shared/contract/errors.ts';
import { writeFileAtomic } from '../atomic-file.ts';
import { storageFailure } from '../database/sqlite-failure.ts';
import type { Dialogs } from '../ports.ts';

export interface SavedFile {
  /** `handed`: the host has no dialogs, the window downloads the text itself. */
  readonly result: 'saved' | 'cancelled' | 'handed';
  readonly path: string | null;
}

/** Saves a text where the user says, through the host's own dialog. An older file stays as it is where that fails. */
export function saveFile(
  dialogs: Dialogs | null,
  fileName: string,
  text: string,
): Promise<Result<SavedFile, AppError>> {
  return saveBytes(dialogs, fileName, text);
}

/** The same with the bytes of a picture. */
export async function saveBytes(
  dialogs: Dialogs | null,
  fileName: string,
  content: string | Uint8Array,
): Promise<Result<SavedFile, AppError>> {
  if (!dialogs) return ok({ result: 'handed', path: null });
  const path = await dialogs.saveFile(safeFileName(fileName));
  if (path === null) return ok({ result: 'cancelled', path: null });
  try {
    writeFileAtomic(path, content, 0o644);
    return ok({ result: 'saved', path });
  } catch (thrown) {
    return err(notSaved(path, storageFailure(thrown)?.code === 'disk-full'));
  }
}

function notSaved(path: string, full: boolean): AppError {
  const what = full ? 'The disk is full' : 'The file cannot be written there';
  return appError(full ? 'disk-full' : 'read-only', `${what}, so nothing was saved.`, {
    place: path,
    remedy: 'An older file of that name is as it was. Choose another place and try again.',
  });
}

/** A name that every system takes as one file in one folder. */
export function safeFileName(name: string): string {
  const safe = name
    .normalize('NFC')
    // oxlint-disable-next-line no-control-regex -- control characters are what must go
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]/g, '-')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const short = safe.length <= 120 ? safe : `${safe.slice(0, 100)}${safe.slice(-20)}`;
  // Names of devices on Windows, with any ending.
  if (/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(short)) return `-${short}`;
  return short === '' ? 'document' : short;
}
