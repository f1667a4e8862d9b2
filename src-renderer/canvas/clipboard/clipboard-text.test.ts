import { expect, test } from 'vitest';
import { isJourneyFragment } from '../../journeys/actions/check-fragment.ts';
import { fragmentToText, textToFragment } from './clipboard-text.ts';
import type { Fragment } from './fragment.ts';

const note = { id: 'n', kind: 'note', text: 'Hello', layout: { x: 1, y: 2, width: 200, height: 96 } };
const fragment: Fragment = {
  kind: 'journey',
  documentId: 'd',
  records: [note],
  places: { n: { x: 1, y: 2 } },
};

function read(text: string): Fragment {
  const answer = textToFragment(text);
  if (answer.state !== 'fragment') throw new Error(answer.state);
  return answer.fragment;
}

test('a fragment comes back from its text as it was', () => {
  const back = read(fragmentToText(fragment));
  expect({ ...back, places: { ...back.places } }).toEqual(fragment);
  expect(isJourneyFragment(back)).toBe(true);
});

test.each([
  ['words', 'hello', 'foreign'],
  ['broken JSON that names us', '{"journey-designer/clipboard":1', 'foreign'],
  ['a list', '["journey-designer/clipboard"]', 'foreign'],
  ['another version', '{"journey-designer/clipboard":2}', 'refused'],
  ['no records', '{"journey-designer/clipboard":1,"kind":"journey","documentId":"d","places":{}}', 'refused'],
  ['an unknown kind', fragmentToText({ ...fragment, kind: 'plan' as never }), 'refused'],
  [
    'a place that is no number',
    fragmentToText({ ...fragment, places: { n: { x: 'a' as never, y: 1 } } }),
    'refused',
  ],
  ['a place out of this world', fragmentToText({ ...fragment, places: { n: { x: 1e9, y: 1 } } }), 'refused'],
  [
    'too many',
    fragmentToText({ ...fragment, records: Array.from({ length: 10_001 }, () => note) }),
    'refused',
  ],
  ['too long', `${fragmentToText(fragment)}${' '.repeat(20_000_001)}`, 'refused'],
])('%s is told apart', (_, text, state) => {
  expect(textToFragment(text).state).toBe(state);
});

test.each([
  ['the same id twice', [note, note]],
  ['an unknown kind of record', [{ ...note, kind: 'rocket' }]],
  ['a field of the wrong type', [{ ...note, text: 7 }]],
  ['a NUL', [{ ...note, text: 'a\u0000b' }]],
  ['half a character', [{ ...note, text: 'a\uD800b' }]],
  ['a NUL in an unknown key', [{ ...note, more: { deep: ['a\u0000'] } }]],
])('%s is no journey', (_, records) => {
  expect(isJourneyFragment({ ...fragment, records })).toBe(false);
});

test('a key that would set a prototype is no journey', () => {
  const text = fragmentToText(fragment).replace(
    '"text":"Hello"',
    '"text":"Hello","__proto__":{"polluted":true}',
  );
  expect(isJourneyFragment(read(text))).toBe(false);
});

test('nesting without end is no journey', () => {
  const deep = JSON.parse(`${'['.repeat(500)}1${']'.repeat(500)}`) as never;
  expect(isJourneyFragment({ ...fragment, records: [{ ...note, deep }] })).toBe(false);
});
