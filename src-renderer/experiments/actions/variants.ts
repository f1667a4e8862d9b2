import type { Id } from '../../../shared/base/ids.ts';
import { codePointLength, textDefect } from '../../../shared/base/text.ts';
import type { Document, DocumentKind, DocumentRecord } from '../../../shared/documents/document.ts';
import { renameArm } from '../../../shared/experiments/allocation.ts';
import { type Experiment, experimentLimits } from '../../../shared/experiments/experiment.ts';
import { indexExperiment } from '../../../shared/experiments/experiment-index.ts';
import type { Variant } from '../../../shared/experiments/records/variant.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { nameIn } from './record-edits.ts';

/** Another key for an arm; its share goes along. Refused where the key is taken, empty or too long for its column. */
export function setKey(document: Document, variant: Variant, wished: string): Outcome | null {
  const key = wished.trim();
  const { variants } = indexExperiment(document);
  const taken = variants.some((other) => other.id !== variant.id && other.key === key);
  const long = codePointLength(key) > experimentLimits.variant.key;
  if (key === '' || key === variant.key || taken || long || textDefect(key)) return null;
  const before = (document as Experiment).header.allocation ?? null;
  const shared = variants.some((other) => other.id !== variant.id && other.key === variant.key);
  const after =
    before && !shared && Object.hasOwn(before, variant.key) ? renameArm(before, variant.key, key) : undefined;
  return {
    label: `Set key of ${nameIn(document, variant)}`,
    change: {
      ...(after ? { header: { allocation: [before, after] as const } } : {}),
      added: [],
      updated: [[variant, { ...variant, key }]],
      removed: [],
    },
  };
}

/** One arm is the control; the one that was is a variant again. */
export function makeControl(document: Document, variant: Variant): Outcome | null {
  const updated = indexExperiment(document)
    .variants.filter(({ id, isControl }) => isControl !== (id === variant.id))
    .map((one) => [one, { ...one, isControl: one.id === variant.id }] as const);
  if (updated.length === 0) return null;
  return {
    label: `Make ${nameIn(document, variant)} the control`,
    change: { added: [], updated, removed: [] },
  };
}

/**
 * The document that an arm changes; null: none. The arms that have no base yet get the same one, because all of them are
 * compared. An arm that changes something keeps its base.
 */
export function setBase(
  document: Document,
  variant: Variant,
  base: { readonly id: Id; readonly kind: DocumentKind } | null,
): Outcome | null {
  if (variant.change !== null) return null;
  const fields = { baseKind: base?.kind ?? null, baseDocumentId: base?.id ?? null };
  const updated = indexExperiment(document)
    .variants.filter((one) => one.id === variant.id || (base !== null && one.baseDocumentId === null))
    .filter((one) => one.change === null && one.baseDocumentId !== fields.baseDocumentId)
    .map((one): readonly [DocumentRecord, DocumentRecord] => [one, { ...one, ...fields }]);
  if (updated.length === 0) return null;
  return {
    label: `Set base document of ${updated.length === 1 ? nameIn(document, variant) : `${updated.length} variants`}`,
    change: { added: [], updated, removed: [] },
  };
}
