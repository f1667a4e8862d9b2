import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { facts, process } from '../../stress/arbitraries/process.ts';
import { type Answer, answersOf } from './answers.ts';
import { askedFields, withFact } from './asked-fields.ts';
import { dryRun } from './dry-run.ts';
import { exampleFacts } from './example-facts.ts';
import { indexProcess } from './process-index.ts';
import { roadSentence } from './road-sentence.ts';
import { billingRetry } from './samples/billing-retry.ts';
import { documentProcessing } from './samples/document-processing.ts';

let counter = 0;
const sample = indexProcess(billingRetry(() => `r${(counter += 1)}`));

function nameOf(id: string): string {
  return fc.stringify(sample.byId.get(id)?.['name']).replaceAll('"', '');
}

/** The names of what is come by, and where it is decided. */
function road(event: object): string[] {
  const [run] = dryRun(sample, { event: event as never, person: {} });
  if (run?.starts !== 'true') return [`not started: ${run?.starts}`];
  return run.steps.map(({ id, verdict }) => {
    return verdict ? `${nameOf(id)} ${verdict}` : nameOf(id);
  });
}

const start = { invoice: { amount: 20 }, failure: { code: 'expired' } };
const begin = ['Tell the customer', 'Wait two days', 'Charge again'];

it('takes the road that the facts say', () => {
  expect(road({ ...start, invoice: { amount: 20, paid: true } })).toEqual([
    ...begin,
    'Paid? true',
    'Mark as paid',
  ]);
  expect(road({ ...start, invoice: { amount: 20, paid: false }, attempt: { count: 3 } })).toEqual([
    ...begin,
    'Paid? false',
    'Try once more? false',
    'Give to billing',
  ]);
});

it('what is not known is not taken for a fact, and a circle ends', () => {
  expect(road({ ...start, attempt: { count: 1 } })).toEqual([
    ...begin,
    'Paid? unknown',
    'Try once more? true',
  ]);
  expect(road({ invoice: { amount: 0 } })).toEqual(['not started: false']);
  expect(road({})).toEqual(['not started: unknown']);
});

it('comes by each card once in any process, and any process can be told in a sentence', () => {
  fc.assert(
    fc.property(process, facts, (document, about) => {
      const index = indexProcess(document);
      for (const { steps, roads } of dryRun(index, about)) {
        expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
        expect(new Set(roads).size).toBe(roads.length);
      }
      for (const trigger of index.triggers) {
        const sentence = roadSentence(index, trigger);
        expect(sentence).not.toMatch(/undefined|\[object/);
        expect(sentence.length).toBeLessThan(2000);
      }
    }),
  );
});

it('an action that fails goes down its error branch, or ends the road where it has none', () => {
  const named = (name: string) => sample.actions.find((action) => action.name === name)?.id ?? 'none';
  const facts = { event: { ...start, invoice: { amount: 20, paid: true } }, person: {} };
  const told = (name: string) =>
    dryRun(sample, facts, new Set([named(name)])).flatMap(({ steps }) =>
      steps.map(({ id, failure }) => [nameOf(id), failure]),
    );
  expect(told('Charge again')).toEqual([
    ['Tell the customer', undefined],
    ['Wait two days', undefined],
    ['Charge again', 'caught'],
    ['Provider cannot be reached', undefined],
    ['Look at the provider', undefined],
    ['Hold the invoice', undefined],
  ]);
  expect(told('Wait two days')).toEqual([
    ['Tell the customer', undefined],
    ['Wait two days', 'ends'],
  ]);
});

it('answers each condition with what it saw, nested as the groups are', () => {
  const index = indexProcess(documentProcessing(() => `r${(counter += 1)}`));
  const decision = index.groups.find(({ name }) => name === 'Read clearly?');
  const facts = exampleFacts(index);
  const told = (answers: readonly Answer[]): unknown[] =>
    answers.map((answer) =>
      'parts' in answer
        ? [answer.verdict, told(answer.parts)]
        : [answer.record.test.field, answer.verdict, answer.seen],
    );
  expect(told(answersOf(index, decision?.id ?? '', facts))).toEqual([
    ['recognition.confidence', 'true', 0.92],
    ['document.expired', 'true', false],
    [
      'true',
      [
        ['flags.manual_review', 'false', false],
        ['country', 'false', 'anything'],
      ],
    ],
  ]);
  const without = askedFields(index).reduce(
    (left, { source, field }) => withFact(left, source, field, undefined),
    facts,
  );
  expect(without).toEqual({ event: {}, person: {} });
});

it('a process is told in one sentence', () => {
  const [trigger] = sample.triggers;
  expect(trigger && roadSentence(sample, trigger)).toBe(
    'When invoice.payment_failed happens and event invoice.amount is more than 0 and event failure.code is none of "fraud", ' +
      '"card_stolen": Tell the customer, then Wait two days, then Charge again; if that fails, Provider cannot be reached, then ' +
      'Look at the provider, then Hold the invoice; then if event invoice.paid is yes, Mark as paid; otherwise if event ' +
      'attempt.count is less than 3, on to Wait two days again; otherwise Give to billing',
  );
});
