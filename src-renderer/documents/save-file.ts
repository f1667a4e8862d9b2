import { ok, type Result } from '../../shared/base/result.ts';
import type { AppError } from '../../shared/contract/errors.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { blobToBase64, offerDownload } from '../ui/files.ts';

/** The same for bytes, such as those of a picture. */
export async function saveBytes(
  bridge: Bridge,
  file: { readonly fileName: string; readonly bytes: Blob },
): Promise<Result<string | null, AppError>> {
  const base64 = await blobToBase64(file.bytes);
  const reply = await bridge.call('files.saveBytes', { fileName: file.fileName, base64 });
  if (!reply.ok) return reply;
  if (reply.value.result === 'cancelled') return ok(null);
  if (reply.value.result === 'saved') return ok(reply.value.path ?? file.fileName);
  offerDownload(file.fileName, file.bytes);
  return ok(`${file.fileName}, in the folder for downloads`);
}

/** Saves by the host's dialog, else as the browser's download. Answers where it went; null: cancelled. */
export async function saveFile(
  bridge: Bridge,
  file: { readonly fileName: string; readonly text: string },
): Promise<Result<string | null, AppError>> {
  const reply = await bridge.call('files.save', file);
  if (!reply.ok) return reply;
  if (reply.value.result === 'cancelled') return ok(null);
  if (reply.value.result === 'handed') {
    offerDownload(file.fileName, file.text);
    return ok(`${file.fileName}, in the folder for downloads`);
  }
  return ok(reply.value.path ?? file.fileName);
}
