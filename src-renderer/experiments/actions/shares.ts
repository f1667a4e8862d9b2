import { type JsonObject, jsonEqual } from '../../../shared/base/json.ts';
import type { Change, Document, DocumentRecord } from '../../../shared/documents/document.ts';
import {
  addArm,
  evenSplit,
  normalise,
  removeArm,
  type Shares,
} from '../../../shared/experiments/allocation.ts';
import type { Experiment } from '../../../shared/experiments/experiment.ts';
import { indexExperiment } from '../../../shared/experiments/experiment-index.ts';
import type { Variant } from '../../../shared/experiments/records/variant.ts';

/** The keys of the arms, each once, in order. */
export function armKeys(document: Document): string[] {
  return [...new Set(indexExperiment(document).variants.map(({ key }) => key))];
}

/** What the allocation says as shares of the arms that sum to 100; an even split where it says nothing of them. */
export function sharesOf(document: Document): Shares {
  const keys = armKeys(document);
  const { allocation } = (document as Experiment).header;
  const says = allocation !== null && keys.some((key) => Object.hasOwn(allocation, key));
  return says ? normalise(keys, allocation) : evenSplit(keys);
}

/** The same change with the allocation kept in step: arms that go give their share away, arms that come get one. */
export function withShares(document: Document, change: Change): Change {
  const before = (document as Experiment).header.allocation ?? null;
  const gone = change.removed.filter(isVariant).map(({ key }) => key);
  const come = change.added.filter(isVariant).map(({ key }) => key);
  if (gone.length === 0 && come.length === 0) return change;
  const removedIds = new Set(change.removed.map(({ id }) => id));
  const kept = new Set(
    indexExperiment(document)
      .variants.filter(({ id }) => !removedIds.has(id))
      .map(({ key }) => key),
  );
  let shares: Shares = before === null ? evenSplit([...kept]) : numbersOf(before);
  for (const key of gone) if (!kept.has(key)) shares = removeArm(shares, key);
  for (const key of come) shares = addArm(shares, key);
  const after: JsonObject = { ...shares };
  if (jsonEqual(before, after)) return change;
  return { ...change, header: { ...change.header, allocation: [before, after] } };
}

function numbersOf(allocation: JsonObject): Shares {
  return Object.fromEntries(
    Object.entries(allocation).map(([key, share]) => [key, typeof share === 'number' ? share : 0]),
  );
}

function isVariant(record: DocumentRecord): record is Variant {
  return record.kind === 'variant';
}
