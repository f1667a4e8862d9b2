import { ok, type Result } from '../../shared/base/result.ts';
import type { AppError } from '../../shared/contract/errors.ts';
import type { Document } from '../../shared/documents/document.ts';
import { drawDocument } from '../../shared/pictures/draw-document.ts';
import { pictureDate, pictureFileName } from '../../shared/pictures/file-name.ts';
import type { Handlers } from '../dispatch.ts';
import type { AttachmentsService } from './attachments-service.ts';

interface Deps {
  readonly attachments: AttachmentsService;
  readonly documents: {
    readonly read: (id: string) => Result<{ readonly document: Document }, AppError>;
  };
  readonly clock: () => Date;
}

export function createAttachmentsHandlers({
  attachments,
  documents,
  clock,
}: Deps): Pick<Handlers, 'attachments.add' | 'attachments.get' | 'pictures.draw'> {
  return {
    'attachments.add': ({ fileName, base64 }) => attachments.add(fileName, base64),
    'attachments.get': ({ sha256 }) => attachments.get(sha256),
    'pictures.draw': ({ id, theme, legend, date, title }) => {
      const read = documents.read(id);
      if (!read.ok) return read;
      const { document } = read.value;
      const text = drawDocument(document, {
        theme,
        legend,
        title,
        date: date ? pictureDate(clock()) : null,
        images: attachments.dataUri,
      });
      return ok({ fileName: pictureFileName(document.header.name, 'svg'), text });
    },
  };
}
