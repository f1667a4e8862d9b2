import type { DocumentRecord } from '../../shared/documents/document.ts';
import type { Journey } from '../../shared/journeys/journey.ts';
import { channels } from '../../shared/journeys/records/touchpoint.ts';

const perStage = 20;
const columns = 4;
const lanes = 5;

/** A journey of `count` touchpoints in stages of twenty, each leading on to the next and every fifth also back or ahead. */
export function makeJourney(count: number): Journey {
  const records: Record<string, DocumentRecord> = {};
  const add = (record: DocumentRecord) => {
    records[record.id] = record;
  };
  for (let lane = 0; lane < lanes; lane += 1) {
    add({
      id: idOf('a', lane),
      kind: 'lane',
      name: `Persona ${lane + 1}`,
      personaType: null,
      order: lane,
      layout: { height: 120 },
    });
  }
  for (let stage = 0; stage * perStage < count; stage += 1) {
    add({
      id: idOf('b', stage),
      kind: 'stage',
      name: `Stage ${stage + 1}`,
      description: null,
      order: stage,
      layout: { width: columns * 190 + 20 },
    });
  }
  for (let index = 0; index < count; index += 1) {
    const inStage = index % perStage;
    const emotion = (index * 7) % 5;
    add({
      id: idOf('c', index),
      kind: 'touchpoint',
      name: `Touchpoint ${index + 1}`,
      type: 'page',
      channel: channels[index % channels.length] ?? 'web',
      pageUrl: null,
      featureName: null,
      actionTaken: `does step ${index + 1}`,
      description: null,
      emotion: emotion - 2,
      stageId: idOf('b', Math.floor(index / perStage)),
      laneId: idOf('a', Math.floor(inStage / columns)),
      order: inStage,
      layout: { x: 20 + (inStage % columns) * 190, y: 26 },
    });
    if (index > 0) add(transition(index, index - 1, index, null));
    if (index > 10 && index % 5 === 0) add(transition(count + index, index, index - 7, 'on error'));
  }
  return {
    id: idOf('d', count),
    kind: 'journey',
    header: {
      name: `Journey of ${count}`,
      journeyType: 'consumer',
      personaType: null,
      description: null,
      isActive: true,
      version: null,
      successCriteria: null,
    },
    records,
  };
}

function transition(number: number, from: number, to: number, condition: string | null): DocumentRecord {
  return {
    id: idOf('e', number),
    kind: 'transition',
    from: idOf('c', from),
    to: idOf('c', to),
    condition,
    probability: null,
    order: number,
  };
}

export function idOf(kind: string, number: number): string {
  return `${kind}0000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}
