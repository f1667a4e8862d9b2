import { describe, expect, it } from 'vitest';
import { applyChange } from '../../../shared/documents/apply.ts';
import type { Attachment } from '../../../shared/documents/attached/attachment.ts';
import type { ImageRecord } from '../../../shared/documents/attached/image.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { invertChange } from '../../../shared/documents/invert.ts';
import { journeySamples } from '../../../shared/journeys/samples/samples.ts';
import type { Outcome } from '../../canvas/gestures.ts';
import type { ImageStore } from '../../documents/pictures/image-store.ts';
import { journeyEdits } from '../../journeys/actions/journey-edits.ts';
import { addImage, resizeCard } from './image-edits.ts';
import { withImages } from './with-images.tsx';

let count = 0;
const newId = () => `id-${String((count += 1)).padStart(6, '0')}`;
const edits = withImages(journeyEdits(newId), { images: {} as ImageStore, newId });
const facts: Attachment = {
  sha256: 'ab'.repeat(32),
  mediaType: 'image/png',
  fileName: 'sketch.png',
  width: 1600,
  height: 800,
};

/** The document after it, having proved that undo brings the one before back. */
function done(document: Document, outcome: Outcome | null): Document {
  if (!outcome) throw new Error('Nothing happened.');
  const after = applyChange(document, outcome.change);
  if (!after.ok) throw new Error(after.error.reason);
  expect(applyChange(after.value, invertChange(outcome.change))).toEqual({ ok: true, value: document });
  return after.value;
}

function start() {
  const journey = journeySamples[0]?.make(newId) as Document;
  const document = done(journey, addImage(facts, { x: 100, y: 50 }, newId));
  const image = Object.values(document.records).find(({ kind }) => kind === 'image') as ImageRecord;
  const card = Object.values(document.records).find(({ kind }) => kind === 'touchpoint') as DocumentRecord;
  return { document, image, card };
}

describe('images on a canvas', () => {
  it('come at a size that fits, with their middle where they were put', () => {
    const { image } = start();
    expect(image.layout).toEqual({ x: -60, y: -30, width: 320, height: 160 });
  });

  it('are moved, taken away and duplicated together with cards, each in one step', () => {
    const { document, image, card } = start();
    const both = [image.id, card.id];
    const moved = done(document, edits.gestures.move(document, both, { dx: 16, dy: 8 }, null));
    expect(moved.records[image.id]?.['layout']).toMatchObject({ x: -44, y: -22 });
    expect(moved.records[card.id]).not.toEqual(card);
    const less = done(document, edits.gestures.remove(document, both));
    expect(less.records[image.id] ?? less.records[card.id]).toBeUndefined();
    const more = done(document, edits.duplicate(document, both));
    const kinds = Object.values(more.records).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'image')).toHaveLength(2);
  });

  it('go through the clipboard, and a damaged one is refused', async () => {
    const { document, image, card } = start();
    const fragment = edits.copy(document, [image.id, card.id]);
    if (!fragment) throw new Error('Nothing was copied.');
    expect(await edits.checkFragment(fragment)).toBe(true);
    const pasted = done(document, edits.paste(document, fragment, null, 24));
    expect(Object.keys(pasted.records)).toHaveLength(Object.keys(document.records).length + 2);
    const damaged = fragment.records.map((record) =>
      record.kind === 'image' ? { ...record, sha256: '../../etc/passwd' } : record,
    );
    expect(await edits.checkFragment({ ...fragment, records: damaged })).toBe(false);
  });

  it('keep their proportions when resized; notes do not; neither vanishes', () => {
    const { document, image } = start();
    const larger = done(document, resizeCard(document, image.id, { width: 640, height: 170 }));
    expect(larger.records[image.id]?.['layout']).toMatchObject({ width: 640, height: 320 });
    const least = done(document, resizeCard(document, image.id, { width: 1, height: 1 }));
    expect(least.records[image.id]?.['layout']).toMatchObject({ width: 48, height: 24 });
    const note = Object.values(document.records).find(({ kind }) => kind === 'note');
    const small = done(document, resizeCard(document, note?.id ?? '', { width: 1, height: 300 }));
    expect(small.records[note?.id ?? '']?.['layout']).toMatchObject({ width: 96, height: 300 });
    const card = Object.values(document.records).find(({ kind }) => kind === 'touchpoint');
    expect(resizeCard(document, card?.id ?? '', { width: 300, height: 300 })).toBeNull();
  });

  it('lie in the scene after the cards, and keep their objects while nothing about them changes', () => {
    const { document, image } = start();
    const first = edits.view.makeScene(document, null);
    expect(first.nodes.at(-1)?.id).toBe(image.id);
    const again = edits.view.makeScene({ ...document }, first);
    expect(again.nodes.every((node, index) => node === first.nodes[index])).toBe(true);
    expect(edits.view.nameOf(image)).toBe('sketch.png');
  });
});
