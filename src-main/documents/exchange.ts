import { isId } from '../../shared/base/ids.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { nameKey } from '../../shared/base/text.ts';
import { type AppError, appError } from '../../shared/contract/errors.ts';
import type { ImportPreview } from '../../shared/contract/import-preview.ts';
import type { CarriedImage } from '../../shared/documents/attached/attachment.ts';
import type { Document, DocumentKind } from '../../shared/documents/document.ts';
import {
  decodeCarriedImages,
  decodeDocumentFile,
  encodeDocumentFile,
} from '../../shared/documents/document-file.ts';
import type { DocumentSummary } from '../../shared/documents/summary.ts';
import type { ImportNote } from '../../shared/exchange/imported.ts';
import { exportMermaid } from '../../shared/exchange/mermaid/export-mermaid.ts';
import { newDocument } from '../../shared/templates/new-document.ts';
import { sampleDocuments, withoutBase } from '../../shared/templates/sample-documents.ts';
import { nameRefusal } from './admission.ts';
import type { DocumentsService } from './documents-service.ts';
import { withNewIds } from './duplicate.ts';
import { safeFileName } from './files-service.ts';
import { runImport } from './import-job.ts';
import { unreadable } from './read-import.ts';
import type { TemplatesService } from './templates-service.ts';

/** Documents that come from outside and go outside: from a template, to a file and back. */
export interface Exchange {
  readonly create: (
    kind: DocumentKind,
    name: string,
    template: string | null,
  ) => Result<DocumentSummary, AppError>;
  readonly exportJson: (
    id: string,
  ) => Result<{ readonly fileName: string; readonly text: string; readonly imagesLeft: string[] }, AppError>;
  readonly importJson: (fileName: string, text: string) => Result<DocumentSummary, AppError>;
  readonly exportMermaid: (
    id: string,
  ) => Result<{ readonly fileName: string; readonly text: string }, AppError>;
  /** What would be made of a file of ours or of another program. */
  readonly previewImport: (fileName: string, text: string) => Promise<Result<ImportPreview, AppError>>;
  readonly importFile: (
    fileName: string,
    text: string,
    name: string | null,
  ) => Promise<Result<{ readonly document: DocumentSummary; readonly notes: ImportNote[] }, AppError>>;
  /** The samples that are not in the workspace yet; answers how many were added. */
  readonly addSamples: () => number;
}

/** Where the images of documents lie; they travel in the documents' files. */
export interface CarriedImages {
  readonly carry: (document: Document) => {
    readonly images: readonly CarriedImage[];
    readonly left: readonly string[];
  };
  readonly takeIn: (images: readonly CarriedImage[]) => number;
}

export function createExchange(
  documents: DocumentsService,
  templates: TemplatesService,
  images: CarriedImages,
  newId: () => string,
): Exchange {
  /** Its own ids, so that a file can be told to be the document that production has; new ones where they are taken. */
  function withFreeIds(document: Document): Document {
    if (documents.read(document.id).ok) return withNewIds(document, newId);
    return isId(document.id) ? document : { ...document, id: newId() };
  }

  /** Under a name that is free, with the images that its file carries. */
  function keep(document: Document, text: string, name: string | null): Result<DocumentSummary, AppError> {
    const free = documents.freeName(document.kind, name ?? document.header.name);
    const named = { ...document, header: { ...document.header, name: free } };
    const inserted = documents.insert(named, 'import', 'Import');
    if (inserted.ok) images.takeIn(decodeCarriedImages(text));
    return inserted;
  }

  return {
    create: (kind, name, template) => {
      const refusal = nameRefusal(name);
      if (refusal) return err(refusal);
      const trimmed = name.trim();
      if (template === null) return documents.insert(newDocument(kind, trimmed, newId), 'create', 'Create');
      const found = templates.make(template);
      if (found?.document.kind !== kind)
        return err(appError('not-found', 'There is no such template.', { place: template.slice(0, 80) }));
      const { document } = found;
      const named = { ...document, header: { ...document.header, name: trimmed } };
      return documents.insert(named, 'create', `Create from ${found.name}`);
    },
    exportJson: (id) => {
      const read = documents.read(id);
      if (!read.ok) return read;
      const { document } = read.value;
      const fileName = `${safeFileName(document.header.name)}.${document.kind}.json`;
      const carried = images.carry(document);
      const text = encodeDocumentFile(document, carried.images);
      return ok({ fileName, text, imagesLeft: [...carried.left] });
    },
    importJson: (fileName, text) => {
      const decoded = decodeDocumentFile(text);
      if (!decoded.ok) return err(unreadable(fileName, decoded.error.place, decoded.error.reason));
      return keep(withFreeIds(decoded.value), text, null);
    },
    exportMermaid: (id) => {
      const read = documents.read(id);
      if (!read.ok) return read;
      const { document } = read.value;
      return ok({ fileName: `${safeFileName(document.header.name)}.mmd`, text: exportMermaid(document) });
    },
    previewImport: async (fileName, text) => {
      const read = await runImport({ fileName, text });
      return read.ok ? ok(read.value.preview) : read;
    },
    importFile: async (fileName, text, name) => {
      const refusal = name === null ? null : nameRefusal(name);
      if (refusal) return err(refusal);
      const read = await runImport({ fileName, text });
      if (!read.ok) return read;
      const { document, notes, own } = read.value;
      const kept = keep(own ? withFreeIds(document) : withNewIds(document, newId), own ? text : '', name);
      return kept.ok ? ok({ document: kept.value, notes: [...notes] }) : kept;
    },
    addSamples: () => {
      const present = [false, true].flatMap((archived) => documents.list({ archived }));
      const keyOf = (kind: string, name: string) => `${kind}/${nameKey(name)}`;
      const names = new Set(present.map(({ kind, name }) => keyOf(kind, name)));
      const samples = sampleDocuments(newId);
      const missing = samples.filter(({ kind, header }) => !names.has(keyOf(kind, header.name)));
      const there = samples.filter((sample) => !missing.includes(sample));
      for (const sample of missing) {
        const document = there.reduce((one, { id }) => withoutBase(one, id), sample);
        const added = documents.insert(document, 'create', `Create from ${sample.header.name}`);
        if (!added.ok)
          throw new Error(`The sample ${sample.header.name} was refused: ${added.error.message}`);
      }
      return missing.length;
    },
  };
}
