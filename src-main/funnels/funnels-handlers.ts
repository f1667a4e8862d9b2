import { ok } from '../../shared/base/result.ts';
import type { Handlers } from '../dispatch.ts';
import type { FunnelsService } from './funnels-service.ts';

export function createFunnelsHandlers({
  measuresOf,
  twoTruthsOf,
}: FunnelsService): Pick<Handlers, 'funnels.measures' | 'funnels.twoTruths'> {
  return {
    'funnels.twoTruths': ({ documentId }) => {
      const { environmentName, found } = twoTruthsOf(documentId);
      return ok({ environmentName, found: [...found] });
    },
    'funnels.measures': ({ documentId }) => {
      const measures = measuresOf(documentId);
      return ok({ measures: measures && { ...measures, steps: [...measures.steps] } });
    },
  };
}
