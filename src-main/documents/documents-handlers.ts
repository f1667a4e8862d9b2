import { ok } from '../../shared/base/result.ts';
import type { Handlers } from '../dispatch.ts';
import type { DocumentsService } from './documents-service.ts';
import type { Exchange } from './exchange.ts';
import type { TemplatesService } from './templates-service.ts';

type DocumentsHandlers = Pick<Handlers, Extract<keyof Handlers, `documents.${string}`>>;

export function createDocumentsHandlers(
  documents: DocumentsService,
  exchange: Exchange,
  templates: TemplatesService,
): DocumentsHandlers {
  return {
    'documents.list': ({ archived }) => ok([...documents.list({ archived })]),
    'documents.search': ({ text }) => ok([...documents.search(text)]),
    'documents.create': ({ kind, name, template }) => exchange.create(kind, name, template),
    'documents.open': ({ id }) => documents.open(id),
    'documents.rename': ({ id, name }) => documents.rename(id, name),
    'documents.duplicate': ({ id }) => documents.duplicate(id),
    'documents.archive': ({ id }) => documents.setArchived(id, true),
    'documents.restore': ({ id }) => documents.setArchived(id, false),
    'documents.applyChange': (request) => documents.applyChange(request),
    'documents.history': ({ id, before, limit, named = false }) => {
      const edits = documents.history(id, { before, limit, named });
      return edits.ok ? ok([...edits.value]) : edits;
    },
    'documents.nameVersion': ({ id, revision, name }) => documents.nameVersion(id, revision, name),
    'documents.openRevision': ({ id, revision }) => {
      const document = documents.openRevision(id, revision);
      return document.ok ? ok({ document: document.value }) : document;
    },
    'documents.restoreRevision': ({ id, revision }) => documents.restoreRevision(id, revision),
    'documents.exportJson': ({ id }) => exchange.exportJson(id),
    'documents.exportMermaid': ({ id }) => exchange.exportMermaid(id),
    'documents.previewImport': ({ fileName, text }) => exchange.previewImport(fileName, text),
    'documents.importFile': ({ fileName, text, name }) => exchange.importFile(fileName, text, name),
    'documents.templates': () => ok([...templates.list()]),
    'documents.saveTemplate': (request) => templates.save(request),
    'documents.removeTemplate': ({ key }) => templates.remove(key),
    'documents.importJson': ({ fileName, text }) => exchange.importJson(fileName, text),
  };
}
