import * as fc from 'fast-check';
import type { Id } from '../../shared/base/ids.ts';
import type { Document, DocumentRecord } from '../../shared/documents/document.ts';
import { jsonValue } from './document.ts';
import { oddText } from './odd-text.ts';

const textOrNull = fc.option(oddText);
const instant = fc.constantFrom('2026-03-01T09:00:00.000Z', '2026-03-02T10:30:00.000Z', 'soon');
const unknownKeys = fc.dictionary(fc.constantFrom('colour', 'constructor', 'layout'), jsonValue, {
  maxKeys: 1,
});

/** The documents, with comments, ignored findings and images in them. */
export function withAttached<Kind extends Document>(documents: fc.Arbitrary<Kind>): fc.Arbitrary<Kind> {
  return documents.chain((document) =>
    attached(Object.keys(document.records)).map((records) => ({
      ...document,
      records: { ...document.records, ...Object.fromEntries(records.map((record) => [record.id, record])) },
    })),
  );
}

/** Records that any document may hold, about records that are there and others that are gone. */
function attached(ids: readonly Id[]): fc.Arbitrary<DocumentRecord[]> {
  const about = fc.option(fc.oneof(fc.constantFrom(...ids, 'gone'), fc.uuid()));
  const comment = fc.record({
    kind: fc.constant('comment'),
    target: about,
    parentId: about,
    text: oddText,
    author: textOrNull,
    at: instant,
    resolvedAt: fc.option(instant),
  });
  const suppression = fc.record({
    kind: fc.constant('suppression'),
    rule: fc.oneof(fc.constantFrom('name-missing', 'dead-end', 'text-too-long'), oddText),
    target: about,
    field: fc.option(fc.constantFrom('name', 'text')),
    reason: oddText,
    author: textOrNull,
    at: instant,
  });
  const side = fc.integer({ min: 24, max: 400 });
  const image = fc.record({
    kind: fc.constant('image'),
    name: oddText,
    alt: oddText,
    sha256: fc.constantFrom('0'.repeat(64), 'ab'.repeat(32)),
    layout: fc.record({
      x: fc.integer({ min: -500, max: 500 }),
      y: fc.integer({ min: -500, max: 500 }),
      width: side,
      height: side,
    }),
  });
  return fc
    .uniqueArray(fc.uuid(), { maxLength: 3 })
    .chain((fresh) =>
      fc.tuple(
        ...fresh
          .filter((id) => !ids.includes(id))
          .map((id) =>
            fc
              .tuple(fc.oneof(comment, suppression, image), unknownKeys)
              .map(([body, rest]): DocumentRecord => ({ ...rest, ...body, id })),
          ),
      ),
    );
}
