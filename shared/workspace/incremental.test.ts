import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { experiment } from '../../stress/arbitraries/experiment.ts';
import { funnel } from '../../stress/arbitraries/funnel.ts';
import { journey } from '../../stress/arbitraries/journey.ts';
import { process } from '../../stress/arbitraries/process.ts';
import { type RandomSource, randomSource } from '../../stress/random-source.ts';
import type { Json } from '../base/json.ts';
import { applyChange } from '../documents/apply.ts';
import { diffDocuments } from '../documents/diff.ts';
import type { Change, Document, DocumentRecord } from '../documents/document.ts';
import type { Finding } from '../documents/finding.ts';
import { invertChange } from '../documents/invert.ts';
import { ruleSets } from './rule-sets.ts';

const kinds: readonly fc.Arbitrary<Document>[] = [journey, funnel, process, experiment];

/** One edit as people and programs make them: fields, references, whole records, headers, fixes. */
function edit(
  document: Document,
  other: Document,
  random: RandomSource,
  findings: readonly Finding[],
): Document {
  const records: Record<string, DocumentRecord> = { ...document.records };
  const ids = Object.keys(records);
  const donors = Object.values(other.records);
  for (let times = 1 + random.below(3); times > 0; times -= 1) {
    const id = random.pick(ids);
    const record = id === undefined ? undefined : records[id];
    const donor = random.pick(donors);
    const what = random.below(7);
    if (what === 0 && record) delete records[record.id];
    else if (what === 1 && donor && !records[donor.id]) records[donor.id] = donor;
    else if (what === 2 && record && donor) {
      const alike = donors.find(({ kind }) => kind === record.kind);
      if (alike) records[record.id] = { ...alike, id: record.id };
    } else if (what === 3 && record) {
      const field = random.pick(
        Object.keys(record).filter((key) => key.endsWith('Id') || key === 'from' || key === 'to'),
      );
      const target = random.pick(ids);
      if (field && target && (field !== 'groupId' || target))
        records[record.id] = {
          ...record,
          [field]: field === 'parentId' && random.chance(0.5) ? null : target,
        };
    } else if (what === 4 && record && typeof record['name'] === 'string') {
      records[record.id] = { ...record, name: random.pick(['', 'Same', 'x'.repeat(120)]) as Json };
    } else if (what === 6 && record && donor?.['layout'] && record['layout']) {
      records[record.id] = { ...record, layout: donor['layout'] };
    } else if (what === 5 && record && random.chance(0.5)) {
      const fixed = random
        .pick(findings.filter(({ fix }) => fix !== null))
        ?.fix?.makeChange(document, random.id);
      const after = fixed ? applyChange(document, fixed) : undefined;
      if (after?.ok) return after.value;
    }
  }
  const header = random.chance(0.1) ? other.header : document.header;
  return { ...document, header, records };
}

describe.each(kinds)('checked again after a change only where it may matter', (documents) => {
  it('finds what a check of the whole document finds, after any run of edits', () => {
    fc.assert(
      fc.property(documents, documents, fc.integer(), (start, other, seed) => {
        const random = randomSource(seed);
        const rules = ruleSets[start.kind];
        const checker = rules.createChecker();
        let document = start;
        let findings = checker.check(document);
        let undo: Change[] = [];
        for (let step = 0; step < 8; step += 1) {
          const last = undo.at(-1);
          const change =
            last && random.chance(0.2)
              ? last
              : diffDocuments(document, edit(document, other, random, findings));
          const applied = applyChange(document, change);
          if (!applied.ok) throw new Error(applied.error.reason);
          undo = change === last ? undo.slice(0, -1) : [...undo, invertChange(change)];
          document = applied.value;
          findings = checker.check(document, change);
          expect(findings.map(described)).toEqual(rules.find(document).map(described));
        }
      }),
      { numRuns: 60 },
    );
  });
});

function described({ fix, ...rest }: Finding) {
  return { ...rest, fixLabel: fix?.label ?? null };
}
