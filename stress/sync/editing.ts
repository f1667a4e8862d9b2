import { documentKinds } from '../../shared/documents/document.ts';
import type { RandomSource } from '../random-source.ts';
import type { Designer } from './designer.ts';
import { randomEdit } from './edits.ts';
import { makeDocument } from './entering.ts';
import { mend } from './mending.ts';
import type { Oracle } from './oracle.ts';
import { send } from './sending.ts';

interface Editing {
  readonly random: RandomSource;
  readonly oracle: Oracle;
  /** At the most. */
  readonly edits: number;
  /** Chances, 0 to 1: that an edit archives its document, that an archived one is deleted for good, that a document is made. */
  readonly archive: number;
  readonly remove: number;
  readonly add: number;
}

/** Some random edits of one designer; the documents that the next push deletes for good. */
export async function editSome(designer: Designer, editing: Editing): Promise<string[]> {
  const { client } = designer;
  const { random, oracle, edits, archive, remove, add } = editing;
  const deleteIds: string[] = [];
  for (let left = 1 + random.below(edits); left > 0; left -= 1) {
    const held = random.pick(await client.documents());
    if (!held) continue;
    if (random.chance(archive)) {
      await client.get('documents.archive', { id: held.document.id });
      if (random.chance(remove)) deleteIds.push(held.document.id);
    } else {
      await send(designer, held, randomEdit(held.document, random, oracle), random);
      await mend(designer, held.document.id, { random, oracle });
    }
  }
  if (random.chance(add) || (await client.documents()).length < 6) {
    const kind = random.pick(documentKinds) ?? 'journey';
    await makeDocument(designer, kind, `New ${random.id()}`, oracle, random);
  }
  return deleteIds;
}

/** What a push of this designer would write. */
export async function changedHere({ client, environmentId }: Designer): Promise<string[]> {
  const { documents } = await client.get('publishing.status', { environmentId });
  return documents
    .filter(({ state }) => ['new-here', 'changed-here', 'archived-here'].includes(state))
    .map(({ documentId }) => documentId);
}
