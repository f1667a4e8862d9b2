import { expect, test } from 'vitest';
import { fieldLines } from './field-lines.ts';

test('each difference is one line that says what, where and how', () => {
  const lines = fieldLines(
    [
      { mark: 'added', what: 'Stage added', record: 'Asking', before: null, after: 'Asking, 3 days' },
      { mark: 'removed', what: 'Note removed', record: 'Old', before: 'Old', after: null },
      { mark: 'changed', what: 'Page URL', record: 'Visit', before: '/a', after: null },
      { mark: 'changed', what: 'Description', record: null, before: null, after: 'New' },
      { mark: 'moved', what: 'Stage moved', record: 'Asking', before: '1, 2', after: '3, 4' },
    ],
    7,
  );
  expect(lines.join('')).toBe(
    `  Stage added: Asking, 3 days
  Note removed: Old
  Page URL (Visit): /a -> nothing
  Description: nothing -> New
  Stage moved (Asking)
  and 2 more
`,
  );
});
