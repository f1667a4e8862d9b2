import { describe, expect, it } from 'vitest';
import { previewFile } from './file-preview.ts';

function file(text: string, name = 'a.json'): File {
  return new File([text], name);
}

describe('previewFile', () => {
  it('says what a document holds', async () => {
    const text = JSON.stringify({
      kind: 'journey',
      header: { name: 'Onboarding' },
      records: [{ kind: 'stage' }, { kind: 'stage' }, { kind: 'entry' }],
    });
    expect(await previewFile(file(text))).toMatchObject({
      state: 'good',
      name: 'Onboarding',
      detail: 'Journey with 2 stages, 1 entry',
    });
  });

  it('says why something is not one', async () => {
    expect(await previewFile(file('{"half": '))).toMatchObject({
      state: 'bad',
      reason: expect.stringMatching(/not JSON/),
    });
    expect(await previewFile(file('[1, 2]'))).toMatchObject({ state: 'bad' });
    expect(await previewFile(file('{"kind": "journey"}'))).toMatchObject({ state: 'bad' });
    expect(await previewFile(file('null'))).toMatchObject({ state: 'bad' });
  });
});
