import { describe, expect, it } from 'vitest';
import { applyChange } from '../documents/apply.ts';
import { updateRecord } from '../documents/change.ts';
import type { Document, DocumentRecord } from '../documents/document.ts';
import { makeJourneyScene } from './journey-scene.ts';
import { consumerOnboarding } from './samples/consumer-onboarding.ts';

function sample(): Document {
  let next = 0;
  return consumerOnboarding(() => `00000000-0000-4000-8000-${String((next += 1)).padStart(12, '0')}`);
}

function named(document: Document, name: string): DocumentRecord {
  const found = Object.values(document.records).find((record) => record.name === name);
  if (!found) throw new Error(`There is no ${name}`);
  return found;
}

describe('makeJourneyScene', () => {
  it('reads stage by stage and from left to right, notes last', () => {
    const { nodes } = makeJourneyScene(sample(), null);
    const names = nodes.map(({ record }) => record.name ?? record.kind);
    expect(names.slice(0, 3)).toEqual(['Search engine', 'Search result', 'Read guide']);
    expect(names.at(-1)).toBe('note');
  });

  it('keeps the objects of everything that one edit left alone', () => {
    const document = sample();
    const before = makeJourneyScene(document, null);
    const moved = named(document, 'Upload ID');
    const change = updateRecord(document, moved.id, { layout: { x: 30, y: 90 } });
    const applied = applyChange(document, change!);
    if (!applied.ok) throw new Error('The change did not fit');
    const after = makeJourneyScene(applied.value, before);
    const fresh = after.nodes.filter((node) => !before.nodes.includes(node));
    expect(fresh.map(({ id }) => id)).toEqual([moved.id]);
    expect(after.frames.every((frame) => before.frames.includes(frame))).toBe(true);
    expect(after.edges.every((edge) => before.edges.includes(edge))).toBe(true);
  });

  it('draws the likeliest road solid and the other conditional ones dashed', () => {
    const document = sample();
    const { edges } = makeJourneyScene(document, null);
    const out = edges.filter(({ from }) => from === named(document, 'Upload ID').id);
    expect(new Map(out.map(({ label, dashed }) => [label, dashed]))).toEqual(
      new Map([
        ['verified', false],
        ['unreadable', true],
      ]),
    );
  });
});
