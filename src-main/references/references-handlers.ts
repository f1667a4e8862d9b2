import { ok } from '../../shared/base/result.ts';
import type { Handlers } from '../dispatch.ts';
import type { FindingCountsService } from './finding-counts.ts';
import type { ReferencesService } from './references-service.ts';

type ReferencesHandlers = Pick<Handlers, Extract<keyof Handlers, `references.${string}`>>;

export function createReferencesHandlers(
  references: ReferencesService,
  counts: FindingCountsService,
): ReferencesHandlers {
  return {
    'references.list': async () => ok(await references.list()),
    'references.findings': async () => ok(await counts.count()),
    'references.findingsOf': ({ documentId }) => counts.listOf(documentId),
  };
}
