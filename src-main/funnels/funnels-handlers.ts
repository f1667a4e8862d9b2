import { ok } from '../../shared/base/result.ts';
import type { Handlers } from '../dispatch.ts';
import type { FunnelsService } from './funnels-service.ts';

export function createFunnelsHandlers({ measuresOf }: FunnelsService): Pick<Handlers, 'funnels.measures'> {
  return {
    'funnels.measures': ({ documentId }) => {
      const measures = measuresOf(documentId);
      return ok({ measures: measures && { ...measures, steps: [...measures.steps] } });
    },
  };
}
