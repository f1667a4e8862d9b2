import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { document } from '../../stress/arbitraries/document.ts';
import { documentText } from '../../stress/arbitraries/plain-text.ts';
import type { Document } from '../documents/document.ts';
import { sampleDocuments } from '../templates/sample-documents.ts';
import { bundleLimits } from './bundle.ts';
import { inNewestVersion, knownVersion } from './bundle-versions.ts';
import { closeOver } from './close-over.ts';
import { decodeBundle, looksLikeBundle, sealBundle } from './decode-bundle.ts';
import { type BundleContent, checksumOf, encodeBundle } from './encode-bundle.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const origin = { createdAt: '2026-01-02T03:04:05.000Z', application: '1.0.0', images: [] };
let last = 0;
const newId = () => `00000000-0000-4000-8000-${String(++last).padStart(12, '0')}`;
const samples = sampleDocuments(newId);

function encode(documents: readonly Document[], more: Partial<typeof origin> = {}): string {
  return encodeBundle({ ...origin, ...more, documents }, sha256);
}

function refusal(text: string): string {
  const decoded = decodeBundle(text, sha256);
  return decoded.ok ? 'read' : `${decoded.error.place} ${decoded.error.reason}. ${decoded.error.remedy}`;
}

describe('a bundle', () => {
  it('comes back exactly, with documents of every kind', () => {
    const decoded = decodeBundle(encode(samples), sha256);
    if (!decoded.ok) throw new Error(decoded.error.reason);
    const back = new Map(decoded.value.documents.map((one) => [one.id, one]));
    expect(back.size).toBe(samples.length);
    for (const sample of samples) expect(documentText(back.get(sample.id)!)).toBe(documentText(sample));
    expect(decoded.value).toMatchObject(origin);
  });

  it('comes back exactly whatever documents hold, and is read after what Windows and editors do to files', () => {
    fc.assert(
      fc.property(fc.uniqueArray(document, { maxLength: 3, selector: ({ id }) => id }), (documents) => {
        const decoded = decodeBundle(`\ufeff${encode(documents).replaceAll('\n', '\r\n')}`, sha256);
        if (!decoded.ok) throw new Error(decoded.error.reason);
        expect(decoded.value.documents.map(documentText)).toEqual(documents.map(documentText));
      }),
      { numRuns: 50 },
    );
  });

  it('has the same lines for the same content, but for those of its origin, whatever order things came in', () => {
    const shuffled = samples.toReversed().map((one) => ({
      ...one,
      header: Object.fromEntries(Object.entries(one.header).toReversed()) as Document['header'],
      records: Object.fromEntries(Object.entries(one.records).toReversed()),
    }));
    const later = { createdAt: '2027-01-01T00:00:00.000Z', application: '2.0.0' };
    const [a, b] = [encode(samples).split('\n'), encode(shuffled, later).split('\n')];
    const apart = a.filter((line, index) => line !== b[index]);
    expect(apart.map((line) => line.trim())).toEqual([
      '"application": "1.0.0",',
      '"createdAt": "2026-01-02T03:04:05.000Z",',
    ]);
    expect(b).toHaveLength(a.length);
  });

  it('is known by its first lines, also where its end is missing', () => {
    expect(looksLikeBundle(encode(samples).slice(0, 300))).toBe(true);
    expect(looksLikeBundle('{"format": "other"}')).toBe(false);
  });
});

describe('a bundle that is not as it was written is refused, and the message says what to do', () => {
  const good = encode(samples);
  const value = JSON.parse(good) as Record<string, unknown>;
  const changed = (fields: object) => JSON.stringify({ ...value, ...fields });
  /** As a program that knows how the checksum is made, and not what may stand in the file. */
  const sealed = (fields: Partial<Record<keyof BundleContent, unknown>>) => {
    const content = { images: [], documents: value['documents'], ...fields } as unknown as BundleContent;
    return changed({ ...fields, checksum: checksumOf(content, sha256) });
  };
  const [first] = value['documents'] as { records: object[] }[];

  it.each([
    ['cut off', good.slice(0, -200), /^The file ends in the middle: a part of it is missing\. Take it again/],
    ['no JSON', '# Merge notes', /is not JSON\. Take it again/],
    ['empty', ' \n', /^The file is empty/],
    ['another JSON', '{"records": []}', /is no bundle of Journey Designer\. Choose a file/],
    [
      'from the future',
      changed({ formatVersion: 2 }),
      /written by a newer Journey Designer: its format is 2.*Update/,
    ],
    ['from nowhere', changed({ formatVersion: 0 }), /^formatVersion is none that was ever written/],
    ['damaged', good.replace('onboarding', 'onboardimg'), /^checksum does not fit: .*--seal/],
    ['without a checksum', changed({ checksum: undefined }), /^checksum does not fit/],
    [
      'with a document twice',
      sealed({ documents: [first, first] }),
      /^documents\[1\]\.id is the id of another document too/,
    ],
    [
      'with a record twice',
      sealed({ documents: [{ ...first, records: [first!.records[0], first!.records[0]] }] }),
      /^documents\[0\]\.records\[1\]\.id is the id of another record too/,
    ],
    ['with a number for its version that is none', changed({ formatVersion: 1.5 }), /^formatVersion is none/],
    [
      'with a part of its own',
      changed({ notes: [] }),
      /^notes is a key that this Journey Designer does not know/,
    ],
    [
      'with a document that says more',
      sealed({ documents: [{ ...first, owner: 'Robin' }] }),
      /^documents\[0\]\.owner is a key that .* would be lost/,
    ],
    ['with an image that is none', sealed({ images: ['a picture'] }), /^images\[0\] is no image/],
    ['with no documents', changed({ documents: 'none' }), /^documents is no list/],
    [
      'with a kind of its own',
      sealed({ documents: [{ ...first, kind: 'poem' }] }),
      /^documents\[0\]\.kind is none of/,
    ],
    [
      'with a prototype',
      good.replace('"application"', '"__proto__": {"x": 1},\n  "application"'),
      /has a key named __proto__, which cannot be kept safely/,
    ],
    [
      'with a number that cannot be kept',
      good.replace(/"x": \d+/, '"x": 12345678901234567890'),
      /12345678901234567890, a number that cannot be kept exactly/,
    ],
    ['of 50 MB', `{"format":"${' '.repeat(50 * 1024 * 1024)}`, /larger than 20 MB\. Export fewer documents/],
    [
      'with too many documents',
      changed({ documents: Array(bundleLimits.documents + 1).fill(0) }),
      /more than 10,000/,
    ],
  ])('%s', (_what, text, message) => {
    expect(refusal(text)).toMatch(message);
  });

  it('is accepted again once it was sealed anew by whoever changed it', () => {
    const merged = good.replace('onboarding', 'onboardimg');
    const text = sealBundle(merged, sha256);
    if (!text.ok) throw new Error(text.error.reason);
    expect(refusal(text.value)).toBe('read');
  });

  it('is not sealed where nobody could read it afterwards: of a newer version, with an id twice', () => {
    const sealing = (text: string) => {
      const done = sealBundle(text, sha256);
      return done.ok ? 'sealed' : `${done.error.place} ${done.error.reason}. ${done.error.remedy}`;
    };
    expect(sealing(changed({ formatVersion: 2 }))).toMatch(/newer Journey Designer: its format is 2.*Update/);
    expect(sealing(changed({ documents: [first, first] }))).toMatch(
      /^documents\[1\]\.id is the id of another/,
    );
    expect(sealing(good.slice(0, -200))).toMatch(/^The file ends in the middle/);
  });

  it('is read in every version that was ever written: each step is taken once, in its turn', () => {
    const steps = [
      (file: object) => ({ ...file, two: 'two' }),
      (file: object) => ({ ...file, three: 'three' }),
    ];
    expect(inNewestVersion({ formatVersion: 1 }, 1, steps)).toEqual({
      formatVersion: 3,
      two: 'two',
      three: 'three',
    });
    expect(inNewestVersion({ formatVersion: 2 }, 2, steps)).toEqual({ formatVersion: 3, three: 'three' });
    expect(inNewestVersion({ formatVersion: 3 }, 3, steps)).toEqual({ formatVersion: 3 });
    expect([1, 2, 3, 4].map((formatVersion) => knownVersion({ formatVersion }, 3).ok)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});

test('what documents name comes along, and what that names; what is not there is said', () => {
  const experiment = samples.find(({ kind }) => kind === 'experiment')!;
  const byId = new Map(samples.map((one) => [one.id, one]));
  const closed = closeOver([experiment], (id) => byId.get(id));
  expect(closed.added.map(({ kind }) => kind)).toEqual(['journey']);
  expect(closed.documents[0]).toBe(experiment);
  expect(closeOver([experiment], () => undefined).missing).toEqual([
    { from: experiment.header.name, toDocumentId: closed.added[0]!.id },
  ]);
});
