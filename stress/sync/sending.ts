import { isEmptyChange } from '../../shared/documents/change.ts';
import type { Change } from '../../shared/documents/document.ts';
import type { Client } from '../clients/client.ts';
import type { Held } from '../clients/protocol.ts';
import type { RandomSource } from '../random-source.ts';

/** Somebody at a workspace of their own. */
export interface AtWork {
  /** The database user too. */
  readonly who: string;
  readonly client: Client;
}

/** One edit of a document; false: there was nothing to do, or it is not known to be saved. */
export async function send(
  { client }: AtWork,
  held: Held,
  change: Change,
  random: RandomSource,
): Promise<boolean> {
  if (isEmptyChange(change)) return false;
  const reply = await client.call('documents.applyChange', {
    id: held.document.id,
    baseRevision: held.revision,
    changeId: random.id(),
    intent: 'edit',
    label: 'Edit',
    change,
  });
  return reply.ok;
}
