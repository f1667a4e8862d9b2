import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { document } from '../../stress/arbitraries/document.ts';
import { journey } from '../../stress/arbitraries/journey.ts';
import { anyJson } from '../../stress/arbitraries/json.ts';
import { documentText } from '../../stress/arbitraries/plain-text.ts';
import { decodeDocumentFile, documentFileLimits, encodeDocumentFile } from './document-file.ts';

function refusal(text: string): string {
  const result = decodeDocumentFile(text);
  return result.ok ? 'opened' : `${result.error.place} ${result.error.reason}`;
}

function file(fields: object): string {
  return JSON.stringify({
    formatVersion: 1,
    kind: 'journey',
    id: 'd',
    header: { name: 'A' },
    records: [],
    ...fields,
  });
}

describe('a document as a file', () => {
  it.each([
    ['any document', document],
    ['any journey', journey],
  ])('%s comes back exactly', (_name, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (original) => {
        const text = encodeDocumentFile(original);
        const back = decodeDocumentFile(text);
        if (!back.ok) throw new Error(`${back.error.place} ${back.error.reason}`);
        expect(documentText(back.value)).toBe(documentText(original));
        expect(encodeDocumentFile(back.value)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it('reads well and does not depend on the sequence of keys or records', () => {
    const [a, b] = [
      { id: 'a', kind: 'stage', order: 2, name: 'B' },
      { name: 'A', order: 1, kind: 'stage', id: 'b' },
    ];
    const text = encodeDocumentFile({
      id: 'd',
      kind: 'journey',
      header: { version: null, name: 'A' },
      records: { a, b },
    });
    expect(text).toBe(
      encodeDocumentFile({
        id: 'd',
        kind: 'journey',
        header: { name: 'A', version: null },
        records: { b, a },
      }),
    );
    expect(text.split('\n').slice(0, 5)).toEqual([
      '{',
      '  "$schema": "urn:journey-designer:journey-file:1",',
      '  "formatVersion": 1,',
      '  "header": {',
      '    "name": "A",',
    ]);
    expect(text.endsWith('}\n')).toBe(true);
    expect(text.indexOf('"id": "b"')).toBeLessThan(text.indexOf('"id": "a"'));
  });

  it('a byte order mark in front does not matter', () => {
    expect(decodeDocumentFile(`\ufeff${file({})}`).ok).toBe(true);
  });

  it.each<[string, string]>([
    ['', 'The file is not JSON'],
    ['{"formatVersion": 1,\n "kind" 5}', 'Line 2, column 9 is not JSON'],
    ['[]', 'The file is not one JSON object'],
    [
      file({ formatVersion: 2 }),
      'formatVersion is not 1: the file was written by another version of Journey Designer',
    ],
    [file({ kind: 'constructor' }), 'kind is none of journey, funnel, process, experiment'],
    [file({ id: '' }), 'id is no text of 1 to 64 characters'],
    [file({ header: { name: 5 } }), 'header is no object with a name'],
    [file({ records: {} }), 'records is no list'],
    [file({ records: [5] }), 'records[0] is no object with an id and a kind'],
    [file({ records: [{ id: 'a' }] }), 'records[0] is no object with an id and a kind'],
    [file({ records: [{ id: '__proto__', kind: 'note' }] }), 'records[0].id cannot be kept safely as an id'],
    [
      file({
        records: [
          { id: 'a', kind: 'note' },
          { id: 'a', kind: 'note' },
        ],
      }),
      'records[1].id is the id of another record too',
    ],
    [file({ extra: 1 }), 'extra is a key that this version does not know'],
    [
      '{"formatVersion":1,"kind":"journey","id":"d","header":{"name":"A","__proto__":{"x":1}},"records":[]}',
      'header.__proto__ has a key named __proto__, which cannot be kept safely',
    ],
    [
      '{"formatVersion":1,"kind":"journey","id":"d","header":{"name":"A","n":12345678901234567890},"records":[]}',
      'n is 12345678901234567890, a number that cannot be kept exactly',
    ],
  ])('%s is refused', (text, reason) => {
    expect(refusal(text)).toBe(reason);
  });

  it('too large, too deep and too many are refused without harm', () => {
    expect(refusal(' '.repeat(documentFileLimits.size + 1))).toBe('The file is larger than 20 MB');
    expect(refusal('['.repeat(1_000_000))).toContain('is not JSON');
    const deep = '['.repeat(500_000) + ']'.repeat(500_000);
    expect(refusal(deep)).toContain('nested deeper than 64 levels');
    expect(refusal(`{"a":${deep}}`)).toContain('nested deeper');
    const records = Array.from({ length: documentFileLimits.records + 1 }, (_, index) => ({
      id: `${index}`,
      kind: 'note',
    }));
    expect(refusal(file({ records }))).toBe('records holds more than 50000 records');
  });

  it('any text is a document or a reason, and never throws', () => {
    const hostile = fc.oneof(
      fc.string(),
      anyJson({ maxDepth: 6 }).map((value) => JSON.stringify(value)),
      fc
        .record({
          formatVersion: fc.constant(1),
          kind: fc.constant('journey'),
          id: fc.string(),
          header: anyJson(),
          records: anyJson(),
        })
        .map((value) => JSON.stringify(value)),
      journey.chain((item) => {
        const text = encodeDocumentFile(item);
        return fc
          .tuple(fc.nat(text.length), fc.string({ maxLength: 3 }))
          .map(([at, noise]) => text.slice(0, at) + noise + text.slice(at + 1));
      }),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const result = decodeDocumentFile(text);
        if (!result.ok) expect(result.error.reason).not.toBe('');
      }),
      { numRuns: 1000 },
    );
  });
});
