import type { Database } from '../database/database.ts';
import { createDocumentsService, type DocumentsService } from '../documents/documents-service.ts';
import type { Emit } from '../emit.ts';

/**
 * Documents whose events wait: several are written in one transaction, and nobody may hear of one before all of them are there.
 */
export function holdEvents(deps: {
  readonly database: Database;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly emit: Emit;
}): { readonly documents: DocumentsService; readonly send: () => void; readonly drop: () => void } {
  const waiting: (() => void)[] = [];
  const emit: Emit = (event, payload) => void waiting.push(() => deps.emit(event, payload));
  return {
    documents: createDocumentsService({ ...deps, emit }),
    send: () => {
      for (const tell of waiting.splice(0)) tell();
    },
    drop: () => void waiting.splice(0),
  };
}
