import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange } from '../../../shared/documents/apply.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { invertChange } from '../../../shared/documents/invert.ts';
import { isWholeAllocation } from '../../../shared/experiments/allocation.ts';
import type { Experiment } from '../../../shared/experiments/experiment.ts';
import { indexExperiment } from '../../../shared/experiments/experiment-index.ts';
import { newExperiment } from '../../../shared/experiments/new-experiment.ts';
import { experiment as anyExperiment } from '../../../stress/arbitraries/experiment.ts';
import { documentText } from '../../../stress/arbitraries/plain-text.ts';
import { randomSource } from '../../../stress/random-source.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import { equalised } from '../inspector/shares-editor.tsx';
import { experimentEdits } from './experiment-edits.ts';
import { makeControl, setBase, setKey } from './variants.ts';

const { id: newId } = randomSource(7);
const edits = experimentEdits(newId);
const { gestures } = edits;
const start = () => newExperiment('e', 'Trial', newId);

function applied(document: Document, outcome: Outcome | null): Document {
  if (!outcome) return document;
  const result = applyChange(document, outcome.change);
  if (!result.ok) throw new Error(`${outcome.label}: ${result.error.reason} at ${result.error.place}`);
  return result.value;
}

const allocationOf = (document: Document) => (document as Experiment).header.allocation ?? {};
const variantsOf = (document: Document) => indexExperiment(document).variants;

/** What hands may do, chosen by two numbers. */
type Step = readonly [action: number, which: number];
const steps = fc.array(fc.tuple(fc.nat(7), fc.nat(99)), { maxLength: 14 });

function perform(document: Document, [action, which]: Step): Outcome | null {
  const ids = Object.keys(document.records);
  const id = ids[which % Math.max(1, ids.length)] ?? '';
  const variants = variantsOf(document);
  const variant = variants[which % Math.max(1, variants.length)];
  switch (action) {
    case 0:
      return gestures.add(document, 'variant', { x: 0, y: 0 });
    case 1:
      return gestures.remove(document, [id]);
    case 2:
      return edits.duplicate(document, [id]);
    case 3: {
      const fragment = edits.copy(document, ids);
      return fragment && edits.paste(document, fragment, { x: 9, y: 9 }, 0);
    }
    case 4:
      return gestures.move(
        document,
        [id],
        { dx: 0, dy: which - 50 },
        which % 2 === 0 ? null : { x: 0, y: 0 },
      );
    case 5:
      return variant ? setKey(document, variant, `key_${which % 5}`) : null;
    case 6:
      return variant ? makeControl(document, variant) : null;
    default:
      return gestures.add(document, ['metric', 'note', 'audienceRule', 'exclusionGroup'][which % 4] ?? '', {
        x: which,
        y: which,
      });
  }
}

describe('gestures on an experiment', () => {
  it('keep one share for each arm, a sum of 100, one control and one primary metric; undone, nothing is left', () => {
    fc.assert(
      fc.property(steps, (wanted) => {
        let document: Document = start();
        for (const step of wanted) {
          const outcome = perform(document, step);
          const next = applied(document, outcome);
          if (outcome)
            expect(documentText(applied(next, { ...outcome, change: invertChange(outcome.change) }))).toBe(
              documentText(document),
            );
          document = next;
          const variants = variantsOf(document);
          const keys = variants.map(({ key }) => key);
          expect(new Set(keys).size).toBe(keys.length);
          expect(Object.keys(allocationOf(document)).toSorted()).toEqual(keys.toSorted());
          if (variants.length > 0) expect(isWholeAllocation(allocationOf(document))).toBe(true);
          expect(variants.filter(({ isControl }) => isControl).length).toBeLessThanOrEqual(1);
          const primary = indexExperiment(document).metrics.filter(({ role }) => role === 'primary');
          expect(primary.length).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('never break on what others made, and every outcome applies', () => {
    fc.assert(
      fc.property(
        anyExperiment,
        fc.array(fc.tuple(fc.nat(7), fc.nat(99)), { maxLength: 4 }),
        (document, wanted) => {
          let now: Document = document;
          for (const step of wanted) now = applied(now, perform(now, step));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('a card dragged past another takes its place; a key moves it by one', () => {
    const document = applied(start(), gestures.add(start(), 'variant', { x: 0, y: 0 }));
    const three = applied(document, gestures.add(document, 'variant', { x: 0, y: 0 }));
    const names = (of: Document) => variantsOf(of).map(({ name }) => name);
    const [first] = variantsOf(three);
    const down = gestures.move(three, [first!.id], { dx: 0, dy: 250 }, { x: 0, y: 0 });
    expect(names(applied(three, down)).indexOf('Control')).toBe(2);
    const byKey = gestures.move(three, [first!.id], { dx: 0, dy: 1 }, null);
    expect(names(applied(three, byKey)).indexOf('Control')).toBe(1);
    expect(gestures.move(three, [first!.id], { dx: 0, dy: -1 }, null), 'it is the first').toBeNull();
  });
});

describe('the arms', () => {
  it('a new key takes its share along, and is refused where it is taken', () => {
    const document = start();
    const [control, other] = variantsOf(document);
    const renamed = applied(document, setKey(document, control!, 'as_today'));
    expect(allocationOf(renamed)).toEqual({ as_today: 50, variant_a: 50 });
    expect(setKey(document, other!, ' control ')).toBeNull();
    expect(setKey(document, other!, 'x'.repeat(51))).toBeNull();
  });

  it('the base of one is the base of all that have none; what changes something keeps its base', () => {
    const document = start();
    const [control, other] = variantsOf(document);
    const based = applied(document, setBase(document, other!, { id: 'j', kind: 'journey' }));
    expect(variantsOf(based).map(({ baseDocumentId, baseKind }) => [baseDocumentId, baseKind])).toEqual([
      ['j', 'journey'],
      ['j', 'journey'],
    ]);
    const change = { added: [], updated: [], removed: [] };
    expect(setBase(based, { ...control!, change }, { id: 'k', kind: 'funnel' })).toBeNull();
  });

  it('equalising leaves what is held and shares the rest exactly', () => {
    expect(equalised({ a: 70, b: 20, c: 10 }, new Set(['a']))).toEqual({ a: 70, b: 15, c: 15 });
    expect(equalised({ a: 70, b: 20, c: 10 }, new Set())).toEqual({ a: 33.34, b: 33.33, c: 33.33 });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.nat(9999), (count, heldShare) => {
        const rest = 10_000 - heldShare;
        const keys = Array.from({ length: count }, (_, index) => `k${index}`);
        const shares = Object.fromEntries([
          ...keys.map((key) => [key, 0]),
          ['held', heldShare / 100],
          ['k0', rest / 100],
        ]);
        expect(isWholeAllocation(equalised(shares, new Set(['held'])))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
