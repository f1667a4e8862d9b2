import type { Handlers } from '../dispatch.ts';
import type { Dialogs } from '../ports.ts';
import { saveBytes, saveFile } from './files-service.ts';

export function createFilesHandlers(
  dialogs: Dialogs | null,
): Pick<Handlers, 'files.save' | 'files.saveBytes'> {
  return {
    'files.save': ({ fileName, text }) => saveFile(dialogs, fileName, text),
    'files.saveBytes': ({ fileName, base64 }) => saveBytes(dialogs, fileName, Buffer.from(base64, 'base64')),
  };
}
