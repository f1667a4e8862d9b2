import type { Id } from '../../shared/base/ids.ts';
import { isAttached, targetOf } from '../../shared/documents/attached/attached.ts';
import { recordIn } from '../../shared/documents/rule-kit.ts';
import type { CanvasControl } from '../documents/action.ts';
import type { Session } from '../documents/session.ts';
import type { Services } from './services.ts';

/** Leads to a record: on the canvas, or for what is not drawn to the panel that lists it and to what it is about. */
export function revealRecord(
  { bottom, commenting }: Pick<Services, 'bottom' | 'commenting'>,
  session: Session,
  control: CanvasControl | null,
  recordId: Id,
): void {
  const record = recordIn(session.store.getState().document, recordId);
  const isListed = record && isAttached(record) && record.kind !== 'image';
  const drawn = isListed ? targetOf(record) : recordId;
  if (drawn !== null) {
    session.select([drawn]);
    control?.reveal(drawn);
  }
  if (!isListed) return;
  bottom.show(record.kind === 'comment' ? 'comments' : 'findings');
  if (record.kind === 'comment') commenting.show({ documentId: session.id, target: drawn });
}
