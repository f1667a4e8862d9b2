import { describe, expect, it } from 'vitest';
import { applyChange } from '../../../shared/documents/apply.ts';
import type { Document, DocumentRecord } from '../../../shared/documents/document.ts';
import { setCollapsed, setEdgeShape, setLabelOffset, setPinned } from './own-layout.ts';

const records: readonly DocumentRecord[] = [
  { id: 'card', kind: 'step', name: 'Card', layout: { x: 1, y: 2 } },
  { id: 'pinned', kind: 'step', name: 'Pinned', layout: { x: 1, y: 2, pinned: true } },
  { id: 'edge', kind: 'road', from: 'card', to: 'pinned' },
];
const document: Document = {
  id: 'd',
  kind: 'journey',
  header: { name: 'D' },
  records: Object.fromEntries(records.map((record) => [record.id, record])),
};
const nameOf = (record: DocumentRecord) => (typeof record['name'] === 'string' ? record['name'] : record.id);

function after(outcome: ReturnType<typeof setPinned>, id: string) {
  if (!outcome) throw new Error('Nothing would change');
  const applied = applyChange(document, outcome.change);
  if (!applied.ok) throw new Error(applied.error.reason);
  return applied.value.records[id];
}

describe('what the canvas keeps in a layout', () => {
  it('touches only what changes, and names it', () => {
    const outcome = setPinned(document, ['card', 'pinned', 'gone'], true, nameOf);
    expect(outcome?.label).toBe('Pin Card');
    expect(after(outcome, 'card')?.['layout']).toEqual({ x: 1, y: 2, pinned: true });
    expect(setPinned(document, ['pinned'], true, nameOf)).toBeNull();
  });

  it('leaves no trace of what was taken back', () => {
    expect(after(setPinned(document, ['pinned'], false, nameOf), 'pinned')?.['layout']).toEqual({
      x: 1,
      y: 2,
    });
    const shaped = after(setEdgeShape(document, ['edge'], 'curved', nameOf), 'edge');
    expect(shaped?.['layout']).toEqual({ shape: 'curved' });
    const back = setEdgeShape({ ...document, records: { edge: shaped! } }, ['edge'], null, nameOf);
    expect(back?.change.updated[0]?.[1]).toEqual(records[2]);
  });

  it('moves a label in whole pixels and lets go of one at home', () => {
    expect(after(setLabelOffset(document, 'edge', { x: 4.4, y: -7.6 }, nameOf), 'edge')?.['layout']).toEqual({
      label: { x: 4, y: -8 },
    });
    expect(setLabelOffset(document, 'edge', { x: 0.2, y: 0 }, nameOf)).toBeNull();
  });

  it('collapses several as one step', () => {
    const outcome = setCollapsed(document, ['card', 'pinned'], true, nameOf);
    expect(outcome?.label).toBe('Collapse 2 items');
    expect(outcome?.change.updated).toHaveLength(2);
  });
});
