import type { Change, Document } from '../../shared/documents/document.ts';
import { newStage, newTouchpoint } from '../../shared/journeys/new-journey.ts';
import type { RandomSource } from '../random-source.ts';

const mostRecords = 60;

/** One edit as a hand would make it: add some, move or rename some, delete some, describe the whole. */
export function randomChange(document: Document, random: RandomSource): Change {
  const records = Object.values(document.records);
  const some = records.filter(() => random.chance(0.08));
  const roll = random.below(10);
  if (records.length < 4 || (roll < 4 && records.length < mostRecords)) {
    const touchpoints = Array.from({ length: 1 + random.below(3) }, () =>
      newTouchpoint(
        { name: `Step ${random.below(1_000_000)}`, description: 'x'.repeat(random.below(2_000)) },
        random.id,
      ),
    );
    const stage = newStage({ name: 'Stage', order: random.below(20) }, random.id);
    return { added: random.chance(0.2) ? [stage, ...touchpoints] : touchpoints, updated: [], removed: [] };
  }
  if (roll < 8 && some.length > 0) {
    const updated = some.map(
      (record) => [record, { ...record, name: `Renamed ${random.below(1_000_000)}` }] as const,
    );
    return { added: [], updated, removed: [] };
  }
  if (roll === 8 && some.length > 0) return { added: [], updated: [], removed: some };
  const before = document.header['description'] ?? null;
  const after = `Described ${random.below(1_000_000)}`;
  return { header: { description: [before, after] }, added: [], updated: [], removed: [] };
}
