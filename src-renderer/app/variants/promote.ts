import type { Id, NewId } from '../../../shared/base/ids.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { isEmptyChange } from '../../../shared/documents/change.ts';
import { type Change, type Document, emptyChange } from '../../../shared/documents/document.ts';
import { checkDecision } from '../../../shared/experiments/decision.ts';
import { indexExperiment } from '../../../shared/experiments/experiment-index.ts';
import { newPromotion } from '../../../shared/experiments/new-records.ts';
import { fitChange } from '../../../shared/experiments/variant-change.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import type { Session } from '../../documents/session.ts';
import { failureWords } from '../document-commands.ts';

interface PromoteDeps {
  readonly bridge: Bridge;
  readonly newId: NewId;
  /** ISO text in UTC. */
  readonly now: () => string;
  readonly experiment: Session;
  /** The base's session where it is open in this window: its undo then knows the step at once. */
  readonly openBase: (id: Id) => Session | null;
}

/**
 * Makes what a variant changes a revision of its base, by the road of any edit, and writes down in the experiment which
 * revision that was. Both can be undone where they were made. What was done, or why nothing was, in words.
 */
export async function promoteVariant(deps: PromoteDeps, variantId: Id): Promise<Result<string, string>> {
  const { bridge, newId, now, experiment, openBase } = deps;
  const { document } = experiment.store.getState();
  const { variants } = indexExperiment(document);
  const variant = variants.find(({ id }) => id === variantId);
  if (!variant?.baseDocumentId) return err('This variant has no base document. Nothing was changed.');
  const keys = variants.map(({ key }) => key);
  const decided = checkDecision(
    { winner_variant: variant.key, confidence_level: null, improvement_percentage: null },
    keys,
  );
  if (!decided.ok) return decided;
  const { baseDocumentId: id } = variant;
  const session = openBase(id);
  const opened = session ? null : await bridge.call('documents.open', { id });
  if (opened && !opened.ok) return err(failureWords(opened.error));
  const base = session?.store.getState().document ?? opened?.value.document;
  if (!base) return err('The base document could not be opened. Nothing was changed.');
  const change = await changeOn(base, variant.change);
  if (!change.ok) return change;

  const label = `Promote ${variant.name} of ${document.header.name}`.slice(0, 180).toWellFormed();
  const made = session
    ? await commitIn(session, label, change.value)
    : await applyTo(bridge, newId, id, opened?.value.revision ?? 0, label, change.value);
  if (!made.ok) return made;
  const promotion = newPromotion(
    { winner: variant.key, baseKind: base.kind, baseDocumentId: id, baseRevision: made.value, at: now() },
    newId,
  );
  experiment.commit(`Promote ${variant.name}`, { ...emptyChange, added: [promotion] });
  return ok(
    `${variant.name} is revision ${made.value} of ${base.header.name} now. Undo it there to take it back.`,
  );
}

async function changeOn(base: Document, value: unknown): Promise<Result<Change, string>> {
  const { readVariantChange } = await import('../../experiments/variants/read-change.ts');
  const read = readVariantChange(base.kind, value as Parameters<typeof readVariantChange>[1]);
  if (!read.ok) return err(`What the variant changes cannot be used: ${read.error}. Nothing was changed.`);
  const { change, misfits } = fitChange(base, read.value);
  if (misfits.length > 0) {
    const many = misfits.length === 1 ? 'one thing' : `${misfits.length} things`;
    return err(
      `${base.header.name} was edited since, and ${many} the variant changes ${misfits.length === 1 ? 'does' : 'do'} not fit any more. Nothing was changed. Open the variant on its base and settle that first.`,
    );
  }
  if (isEmptyChange(change)) return err(`${base.header.name} says all of it already. Nothing was changed.`);
  return ok(change);
}

async function commitIn(session: Session, label: string, change: Change): Promise<Result<number, string>> {
  if (!session.commit(label, change)) return err('The base document did not take it. Nothing was changed.');
  await session.settled();
  const { saving, revision } = session.store.getState();
  return saving.state === 'saved'
    ? ok(revision)
    : err('It is on the base, but not saved yet. See there why.');
}

async function applyTo(
  bridge: Bridge,
  newId: NewId,
  id: Id,
  baseRevision: number,
  label: string,
  change: Change,
): Promise<Result<number, string>> {
  const reply = await bridge.call('documents.applyChange', {
    id,
    baseRevision,
    changeId: newId(),
    intent: 'edit',
    label,
    change,
  });
  return reply.ok ? ok(reply.value.revision) : err(failureWords(reply.error));
}
