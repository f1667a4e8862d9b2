import { expect, test } from 'vitest';
import type { Bridge } from '../../bridge/bridge.ts';
import { describePreview, findingsWords, previewFile } from './file-preview.ts';

const preview = {
  format: 'BPMN 2.0',
  kind: 'process' as const,
  name: 'Loan',
  carried: 4,
  counts: { action: 2, procedure: 1, trigger: 1 },
  notes: [],
  findings: { error: 0, warning: 0, info: 0 },
  outline: { width: 1, height: 1, boxes: [], lines: [] },
};

/** The application as far as a preview asks it; it remembers what it was asked. */
function bridgeThat(answers: unknown) {
  const asked: unknown[] = [];
  const call = (_command: string, input: unknown) => {
    asked.push(input);
    return Promise.resolve(answers);
  };
  return { bridge: { call } as unknown as Bridge, asked };
}

test('says what a file would become, in the words of its kind', async () => {
  const { bridge, asked } = bridgeThat({ ok: true, value: preview });
  const read = await previewFile(bridge, new File(['<a/>'], 'loan.bpmn'), 3);
  expect(read).toEqual({ state: 'good', id: 3, fileName: 'loan.bpmn', text: '<a/>', preview });
  expect(asked).toEqual([{ fileName: 'loan.bpmn', text: '<a/>' }]);
  expect(describePreview(preview)).toBe('Process with 2 actions, 1 fallback procedure, 1 trigger event');
  expect(describePreview({ kind: 'journey', counts: {} })).toBe('Journey without content');
});

test('says why nothing can be made of a file, and asks nothing about one that is too large', async () => {
  const error = { code: 'bad-input', message: 'x.csv cannot be imported.', remedy: 'Nothing was imported.' };
  const { bridge, asked } = bridgeThat({ ok: false, error });
  expect(await previewFile(bridge, new File(['x'], 'x.csv'), 0)).toMatchObject({
    state: 'bad',
    reason: 'x.csv cannot be imported. Nothing was imported.',
  });
  const large = { name: 'x', size: 65 * 1024 * 1024 } as File;
  expect(await previewFile(bridge, large, 1)).toMatchObject({
    state: 'bad',
    reason: expect.stringMatching(/65 MB/),
  });
  expect(asked).toHaveLength(1);
});

test('reads the wide text that spreadsheets write', async () => {
  const { bridge, asked } = bridgeThat({ ok: true, value: preview });
  const bytes = new Uint8Array([
    0xff,
    0xfe,
    ...Array.from('Ö;b').flatMap((letter) => [letter.charCodeAt(0), 0]),
  ]);
  await previewFile(bridge, new File([bytes], 'x.csv'), 0);
  expect(asked).toEqual([{ fileName: 'x.csv', text: 'Ö;b' }]);
});

test('findings are counted in words', () => {
  expect(findingsWords({ error: 0, warning: 0, info: 0 })).toBe('No findings');
  expect(findingsWords({ error: 2, warning: 1, info: 0 })).toBe('2 errors and 1 warning');
  expect(findingsWords({ error: 1, warning: 2, info: 3 })).toBe('1 error, 2 warnings and 3 hints');
});
