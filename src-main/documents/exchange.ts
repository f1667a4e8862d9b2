import { err, ok, type Result } from '../../shared/base/result.ts';
import { nameKey } from '../../shared/base/text.ts';
import { type AppError, appError } from '../../shared/contract/errors.ts';
import type { DocumentSummary } from '../../shared/documents/summary.ts';
import { newJourney } from '../../shared/journeys/new-journey.ts';
import { journeySamples } from '../../shared/journeys/samples/samples.ts';
import { nameRefusal } from './admission.ts';
import type { DocumentsService } from './documents-service.ts';

/** Documents that come from outside and go outside: from a template, to a file and back. */
export interface Exchange {
  readonly create: (name: string, template: string | null) => Result<DocumentSummary, AppError>;
  readonly exportJson: (id: string) => Result<{ readonly fileName: string; readonly text: string }, AppError>;
  readonly importJson: (fileName: string, text: string) => Result<DocumentSummary, AppError>;
  /** The samples that are not in the workspace yet; answers how many were added. */
  readonly addSamples: () => number;
}

export function createExchange(documents: DocumentsService, newId: () => string): Exchange {
  return {
    create: (name, template) => {
      const refusal = nameRefusal(name);
      if (refusal) return err(refusal);
      const trimmed = name.trim();
      if (template === null) return documents.insert(newJourney(newId(), trimmed, newId), 'create', 'Create');
      const sample = journeySamples.find(({ key }) => key === template);
      if (!sample)
        return err(appError('not-found', 'There is no such template.', { place: template.slice(0, 80) }));
      const journey = sample.make(newId);
      const named = { ...journey, header: { ...journey.header, name: trimmed } };
      return documents.insert(named, 'create', `Create from ${sample.name}`);
    },
    exportJson: (id) => {
      const read = documents.read(id);
      if (!read.ok) return read;
      return ok({ fileName: '', text: '' });
    },
    importJson: () => err(appError('unsupported', '')),
    addSamples: () => {
      const present = [false, true].flatMap((archived) => documents.list({ archived }));
      const names = new Set(present.map(({ name }) => nameKey(name)));
      const missing = journeySamples.filter(({ name }) => !names.has(nameKey(name)));
      for (const sample of missing) {
        const added = documents.insert(sample.make(newId), 'create', `Create from ${sample.name}`);
        if (!added.ok) throw new Error(`The sample ${sample.key} was refused: ${added.error.message}`);
      }
      return missing.length;
    },
  };
}
