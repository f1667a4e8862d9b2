import { randomUUID } from 'node:crypto';
import type { Document, DocumentKind, DocumentRecord } from '../shared/documents/document.ts';
import { experimentSamples } from '../shared/experiments/samples/samples.ts';
import { funnelSamples } from '../shared/funnels/samples/samples.ts';
import { processSamples } from '../shared/processes/samples/samples.ts';
import { makeJourney } from './canvas-page/make-journey.ts';

/** From one copy of a sample to the next; larger than any sample. In pixels. */
const pitch = { x: 2400, y: 1600 };

/** A document of at least so many records of its kind, connected as the samples are. */
export function makeLarge(kind: DocumentKind, size: number): Document {
  // A touchpoint comes with its stage and its transitions.
  if (kind === 'journey') return { ...makeJourney(Math.ceil(size * 0.44)), id: randomUUID() };
  const sample = {
    funnel: funnelSamples[0],
    process: processSamples[0],
    experiment: experimentSamples[0],
  }[kind];
  if (!sample) throw new Error(`There is no sample of a ${kind}`);
  return repeated(sample.make(randomUUID), size);
}

/** The same records side by side under ids of their own, until there are enough. */
function repeated(document: Document, size: number): Document {
  const records = Object.values(document.records);
  const copies = Math.ceil(size / records.length);
  const across = Math.ceil(Math.sqrt(copies));
  const span = 1 + Math.max(...records.map(({ order }) => (typeof order === 'number' ? order : 0)));
  const text = JSON.stringify(records);
  const all = Array.from({ length: copies }, (_, copy) => {
    const ids = new Map(records.map(({ id }) => [id, randomUUID()]));
    const renamed = text.replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, (id) => ids.get(id) ?? id);
    const place = { x: (copy % across) * pitch.x, y: Math.floor(copy / across) * pitch.y };
    return (JSON.parse(renamed) as DocumentRecord[]).map((record) => moved(record, copy, span, place));
  }).flat();
  return { ...document, records: Object.fromEntries(all.map((record) => [record.id, record])) };
}

function moved(
  record: DocumentRecord,
  copy: number,
  span: number,
  place: { readonly x: number; readonly y: number },
): DocumentRecord {
  const { order, layout, name, key } = record;
  const corner = layout as { readonly x?: number; readonly y?: number } | null | undefined;
  // What belongs to a procedure counts from its corner, which moves.
  const own = typeof record['procedureId'] !== 'string' && typeof corner?.x === 'number';
  return {
    ...record,
    ...(typeof order === 'number' && { order: order + copy * span }),
    ...(own && { layout: { ...corner, x: (corner.x ?? 0) + place.x, y: (corner.y ?? 0) + place.y } }),
    ...(typeof name === 'string' && name !== '' && { name: `${name} ${copy + 1}` }),
    ...(record.kind === 'variant' && {
      key: `${typeof key === 'string' ? key : 'arm'}_${copy + 1}`,
      isControl: record['isControl'] === true && copy === 0,
    }),
  };
}

/** As after some weeks of work: of every twenty records one says something else. */
export function editedSince(document: Document): Document {
  const records = Object.values(document.records).map((record, index): DocumentRecord => {
    if (index % 20 !== 7) return record;
    if ('description' in record) return { ...record, description: `What was found in week ${index}` };
    if ('text' in record) return { ...record, text: `What was found in week ${index}` };
    return record;
  });
  return { ...document, records: Object.fromEntries(records.map((record) => [record.id, record])) };
}
