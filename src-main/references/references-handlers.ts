import { ok } from '../../shared/base/result.ts';
import type { Handlers } from '../dispatch.ts';
import type { ReferencesService } from './references-service.ts';

export function createReferencesHandlers(references: ReferencesService): Pick<Handlers, 'references.list'> {
  return { 'references.list': async () => ok(await references.list()) };
}
