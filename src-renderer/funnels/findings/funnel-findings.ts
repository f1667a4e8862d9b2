import type { NewId } from '../../../shared/base/ids.ts';
import { createFindings, type Findings } from '../../documents/findings/findings-store.ts';
import type { Session } from '../../documents/session.ts';

/** The findings of an open funnel; the rules run in a worker and are loaded there. */
export function funnelFindings(session: Session, newId: NewId): Findings {
  return createFindings({
    session,
    newId,
    startWorker: () => new Worker(new URL('./findings-worker.ts', import.meta.url), { type: 'module' }),
    findNow: async (document) =>
      (await import('../../../shared/funnels/rules/index.ts')).findFunnelFindings(document),
  });
}
