import { expect, test } from 'vitest';
import { type Bundled, type BundlePreview, chosenOf, groupsOf, summaryWords } from './choices.ts';

function bundled(documentId: string, state: Bundled['state'], choices: Bundled['choices']): Bundled {
  return {
    documentId,
    kind: 'journey',
    name: documentId,
    state,
    revision: state === 'new' ? null : 3,
    reason: null,
    choices,
    copyName: `${documentId} 2`,
    records: 1,
    fields: [],
    differences: 0,
    missing: 0,
  };
}

const preview: BundlePreview = {
  createdAt: '2026-01-02T03:04:05.000Z',
  application: '1.0.0',
  checksum: 'c',
  images: 0,
  documents: [
    bundled('a', 'equal', ['leave', 'copy']),
    bundled('b', 'new', ['take', 'leave']),
    bundled('c', 'changes', ['take', 'copy', 'leave']),
    bundled('d', 'conflict', ['leave', 'copy']),
    bundled('e', 'unfit', ['leave']),
  ],
};

test('what asks for a decision comes first, and all of it is counted', () => {
  expect(groupsOf(preview).map(({ state }) => state)).toEqual([
    'conflict',
    'unfit',
    'changes',
    'new',
    'equal',
  ]);
  expect(summaryWords(preview)).toBe('1 conflict, 1 unusable, 1 with changes, 1 new, 1 equal');
});

test('new and changed documents are taken unless somebody says otherwise; conflicts and equal ones are not', () => {
  expect(chosenOf(preview, new Map())).toEqual([
    { documentId: 'b', take: 'take', revision: null },
    { documentId: 'c', take: 'take', revision: 3 },
  ]);
  const choices = new Map([
    ['b', 'leave'],
    ['c', 'copy'],
    ['d', 'copy'],
  ] as const);
  expect(chosenOf(preview, choices)).toEqual([
    { documentId: 'c', take: 'copy', revision: 3 },
    { documentId: 'd', take: 'copy', revision: 3 },
  ]);
});
