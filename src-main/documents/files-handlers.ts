import { ok } from '../../shared/base/result.ts';
import type { Handlers } from '../dispatch.ts';
import type { Dialogs } from '../ports.ts';
import { saveBytes, saveFile } from './files-service.ts';

export function createFilesHandlers(
  dialogs: Dialogs | null,
): Pick<Handlers, 'files.save' | 'files.saveBytes' | 'files.savePdf'> {
  return {
    'files.save': ({ fileName, text }) => saveFile(dialogs, fileName, text),
    'files.saveBytes': ({ fileName, base64 }) => saveBytes(dialogs, fileName, Buffer.from(base64, 'base64')),
    'files.savePdf': async ({ fileName }) => {
      const print = dialogs?.printToPdf;
      return print ? saveBytes(dialogs, fileName, await print()) : ok({ result: 'handed', path: null });
    },
  };
}
