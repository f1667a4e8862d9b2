import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { randomSource } from '../../stress/random-source.ts';
import { checkDocument } from '../contract/check-file.ts';
import { outlineOf } from './outline.ts';
import { partOfDocument, withoutComments } from './part-of-document.ts';
import { templates } from './templates.ts';

const documents = templates.map(({ make }) => make(randomSource(3).id));

it('any part of any template is a document that may be kept, with nothing loose in it', () => {
  const chosen = fc
    .constantFrom(...documents)
    .chain((document) =>
      fc.tuple(fc.constant(document), fc.subarray(Object.keys(document.records), { minLength: 1 })),
    );
  fc.assert(
    fc.property(chosen, ([document, ids]) => {
      const part = partOfDocument(document, new Set(ids));
      const checked = checkDocument(part);
      if (!checked.ok) throw new Error(checked.error.message);
      const loose = checked.value.findings.filter(({ rule }) =>
        /dangling|loose|rejoin|allocation-keys|allocation-sum/.test(rule),
      );
      expect(loose.map(({ message }) => message)).toEqual([]);
      // What was chosen is there, but for connectors whose other end was not.
      for (const id of ids) {
        const { from, to } = document.records[id]!;
        if (typeof from === 'string' && typeof to === 'string') continue;
        expect(part.records[id]?.kind).toBe(document.records[id]?.kind);
      }
      const { width, height, boxes } = outlineOf(part);
      for (const box of boxes) {
        expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(
          true,
        );
      }
    }),
    { numRuns: 150, seed: 2 },
  );
});

it('a branch that would go back, because what it comes from lies on the main line now, goes on by itself', () => {
  const funnel = documents.find(({ header }) => header.name === 'Consultation purchase')!;
  const chosen = ['Choose a time', 'Send a question', 'Read the answer'];
  const ids = Object.values(funnel.records).flatMap(({ id, name }) =>
    chosen.some((one) => one === name) ? [id] : [],
  );
  const part = partOfDocument(funnel, new Set(ids));
  const checked = checkDocument(part);
  expect(checked.ok && checked.value.findings.filter(({ rule }) => rule === 'branch-rejoin')).toEqual([]);
  const named = (name: string) => Object.values(part.records).find((record) => record['name'] === name);
  expect(named('Send a question')).toMatchObject({ branch: null });
  expect(named('Read the answer')).toMatchObject({
    branch: { from: named('Send a question')!.id, condition: 'gets an answer', rejoin: null },
  });
});

it('all of a document is the document without its comments', () => {
  for (const document of documents) {
    const all = partOfDocument(document, new Set(Object.keys(document.records)));
    expect(all).toEqual(withoutComments(document));
  }
});
