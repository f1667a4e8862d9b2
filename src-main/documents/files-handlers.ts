import type { Handlers } from '../dispatch.ts';
import type { Dialogs } from '../ports.ts';
import { saveFile } from './files-service.ts';

export function createFilesHandlers(dialogs: Dialogs | null): Pick<Handlers, 'files.save'> {
  return { 'files.save': ({ fileName, text }) => saveFile(dialogs, fileName, text) };
}
