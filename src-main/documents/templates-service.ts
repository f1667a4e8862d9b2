import { err, ok, type Result } from '../../shared/base/result.ts';
import { nameKey } from '../../shared/base/text.ts';
import { type AppError, appError } from '../../shared/contract/errors.ts';
import type { Document } from '../../shared/documents/document.ts';
import { outlineOf } from '../../shared/templates/outline.ts';
import { partOfDocument, withoutComments } from '../../shared/templates/part-of-document.ts';
import type { TemplateSummary } from '../../shared/templates/schemas.ts';
import { templates as builtIn, findTemplate } from '../../shared/templates/templates.ts';
import type { Database } from '../database/database.ts';
import { dateToTimestamp } from '../database/timestamp.ts';
import { writing } from '../database/transaction.ts';
import { nameRefusal, textRefusal } from './admission.ts';
import type { DocumentsService } from './documents-service.ts';
import { withNewIds } from './duplicate.ts';
import { createTemplatesRepository, type StoredTemplate } from './templates-repository.ts';

/** What somebody wants to keep as a starting point; `recordIds` null: the whole document. */
export interface SaveTemplate {
  readonly name: string;
  readonly description: string;
  readonly documentId: string;
  readonly recordIds: readonly string[] | null;
}

/** Starting points: those that come with the application and those that people of this workspace saved. */
export interface TemplatesService {
  readonly list: () => readonly TemplateSummary[];
  readonly save: (request: SaveTemplate) => Result<TemplateSummary, AppError>;
  readonly remove: (key: string) => Result<Record<string, never>, AppError>;
  /** A fresh document of a template, with ids of its own; null where there is no such template. */
  readonly make: (key: string) => { readonly document: Document; readonly name: string } | null;
}

interface Deps {
  readonly database: Database;
  readonly documents: DocumentsService;
  readonly clock: () => Date;
  readonly newId: () => string;
}

export function createTemplatesService({ database, documents, clock, newId }: Deps): TemplatesService {
  const repository = createTemplatesRepository(database);
  /** The built-in ones never change, so they are drawn once. */
  let drawn: readonly TemplateSummary[] | null = null;

  function ownSummaries(): readonly TemplateSummary[] {
    drawn ??= builtIn.map(({ key, kind, name, summary, make }) => {
      const outline = outlineOf(make(newId)) as TemplateSummary['outline'];
      return { key, kind, name, description: summary, saved: false, needs: null, outline };
    });
    return drawn;
  }

  function summaryOf({ id, kind, name, description, document }: StoredTemplate): TemplateSummary {
    const outline = outlineOf(document) as TemplateSummary['outline'];
    return { key: id, kind, name, description, saved: true, needs: baseOf(document), outline };
  }

  /** An experiment over another document makes sense beside that document only. */
  function baseOf(document: Document): string | null {
    for (const { baseDocumentId } of Object.values(document.records)) {
      if (typeof baseDocumentId !== 'string') continue;
      const base = documents.read(baseDocumentId);
      if (!base.ok) return 'a document that is not in this workspace any more';
      return `the ${base.value.document.kind} "${base.value.document.header.name}"`;
    }
    return null;
  }

  function save({
    name,
    description,
    documentId,
    recordIds,
  }: SaveTemplate): Result<TemplateSummary, AppError> {
    const refusal = nameRefusal(name) ?? textRefusal(description, 'The description', 'description');
    if (refusal) return err(refusal);
    const read = documents.read(documentId);
    if (!read.ok) return read;
    const whole = read.value.document;
    const part = recordIds === null ? withoutComments(whole) : partOfDocument(whole, new Set(recordIds));
    if (Object.keys(part.records).length === 0) {
      const remedy = 'Nothing was saved. Select something and try again.';
      return err(appError('bad-input', 'What was selected is not in the document any more.', { remedy }));
    }
    const { kind } = part;
    const key = nameKey(name);
    const taken = builtIn.some((one) => one.kind === kind && nameKey(one.name) === key);
    return writing(database, () => {
      if (taken || repository.nameIsTaken(kind, key)) {
        const message = `There is already a ${kind} template named "${name.trim()}".`;
        return err(appError('name-taken', message, { place: 'name', remedy: 'Choose another name.' }));
      }
      const template = {
        id: newId(),
        kind,
        name: name.trim(),
        description: description.trim(),
        document: part,
      };
      repository.add(template, key, dateToTimestamp(clock()));
      return ok(summaryOf(template));
    });
  }

  return {
    list: () => [...repository.list().map(summaryOf), ...ownSummaries()],
    save,
    remove: (key) =>
      repository.remove(key)
        ? ok({})
        : err(appError('not-found', 'There is no such saved template.', { place: key })),
    make: (key) => {
      const own = findTemplate(key);
      if (own) return { document: own.make(newId), name: own.name };
      const saved = repository.find(key);
      return saved ? { document: withNewIds(saved.document, newId), name: saved.name } : null;
    },
  };
}
