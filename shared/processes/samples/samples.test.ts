import { describe, expect, it } from 'vitest';
import { documentText } from '../../../stress/arbitraries/plain-text.ts';
import { randomSource } from '../../../stress/random-source.ts';
import { evaluateGroup } from '../evaluate.ts';
import { processFromRow } from '../from-rows.ts';
import { placeProcess } from '../geometry.ts';
import { indexProcess } from '../process-index.ts';
import { findFindings } from '../rules/index.ts';
import { processRecordSchemas } from '../schemas.ts';
import { conditionSentence } from '../sentence.ts';
import { processToRow } from '../to-rows.ts';
import { processSamples } from './samples.ts';

const newId = randomSource(7).id;

describe.each(processSamples)('sample $key', ({ name, make }) => {
  const document = make(newId);
  const index = indexProcess(document);

  it('has no findings, a second road and every record as its schema says', () => {
    expect(document.header.name).toBe(name);
    expect(findFindings(document).map(({ message }) => message)).toEqual([]);
    expect(index.procedures.length).toBeGreaterThan(0);
    for (const record of index.records)
      expect(processRecordSchemas[record.kind].safeParse(record).error).toBeUndefined();
  });

  it('comes back from its row', () => {
    const row = JSON.parse(JSON.stringify(processToRow(document))) as ReturnType<typeof processToRow>;
    const back = processFromRow(row);
    if (!back.ok) throw new Error(`${back.error.place} ${back.error.reason}`);
    expect(back.value.normalised).toEqual([]);
    expect(documentText(back.value.document)).toBe(documentText(document));
  });

  it('no two cards lie on each other, and all lie in the frame', () => {
    const { rects, frame } = placeProcess(document);
    const all = [...rects];
    for (const [id, a] of all) {
      expect(a.x >= frame.x && a.x + a.width <= frame.x + frame.width).toBe(true);
      for (const [other, b] of all) {
        if (id >= other) continue;
        const apart =
          a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height;
        expect(apart, `${id} ${other}`).toBe(true);
      }
    }
  });

  it('every condition can be said, and is decided by nobody who knows nothing', () => {
    for (const { id } of index.groups.filter(({ parentId }) => parentId === null)) {
      expect(conditionSentence(index, id)).toMatch(/^(event|person|not) /);
      expect(evaluateGroup(index, id, { event: {}, person: {} })).not.toBe('true');
    }
  });
});

it('the first sample says its decision as people would', () => {
  const [first] = processSamples;
  const index = indexProcess(first!.make(newId));
  const group = index.groups.find(({ name }) => name === 'Read clearly?')!;
  expect(conditionSentence(index, group.id)).toBe(
    'event recognition.confidence is at least 0.92 and event document.expired is no and ' +
      'not (person flags.manual_review is yes or person country is not known)',
  );
  const known = { recognition: { confidence: 0.95 }, document: { expired: false } };
  const person = { country: 'DE', flags: { manual_review: false } };
  expect(evaluateGroup(index, group.id, { event: known, person })).toBe('true');
  expect(evaluateGroup(index, group.id, { event: known, person: { country: 'DE' } })).toBe('unknown');
  expect(evaluateGroup(index, group.id, { event: known, person: {} })).toBe('false');
});
