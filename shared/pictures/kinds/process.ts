import type { Document } from '../../documents/document.ts';
import { boundsOf } from '../../drawing/rects.ts';
import type { SceneNode } from '../../drawing/scene.ts';
import { actionDetail } from '../../processes/action-detail.ts';
import { procedureBands } from '../../processes/procedure-bands.ts';
import { makeProcessScene } from '../../processes/process-scene.ts';
import type { Action } from '../../processes/records/action.ts';
import { actionTypeNames, processWords } from '../../processes/words.ts';
import { type CardLook, stripCard } from '../cards/card.ts';
import { box } from '../svg/shapes.ts';
import type { Ink } from '../tokens.ts';
import { type KindPicture, type Layer, legendOf, textOf } from './kind-picture.ts';

export const processPicture: KindPicture = {
  makeScene: makeProcessScene,
  card: (node, ink, document) => stripCard(node.rect, lookOf(node, document), ink),
  backdrop: (document, _, ink) => secondRoads(document, ink),
  legend: (records) =>
    legendOf(records, [
      { kind: 'trigger', icon: 'bolt', tone: 'accent', text: 'Trigger event' },
      { kind: 'group', icon: 'split', tone: 'info', text: 'Decision' },
      { kind: 'action', icon: 'gear', tone: 'process', text: 'Action' },
      { kind: 'procedure', icon: 'shield', tone: 'bad', text: 'Fallback procedure' },
    ]),
};

const matchWords: Readonly<Record<string, string>> = { all: 'all of', any: 'any of', none: 'none of' };

function lookOf({ record, lines = [] }: SceneNode, document: Document): CardLook {
  const find = (id: string) => document.records[id];
  const name = processWords.recordName(record, find);
  switch (record.kind) {
    case 'trigger': {
      const [filter] = lines;
      const detail = filter ? `if ${filter}` : textOf(record, 'description') || 'Every time it happens';
      return { tone: 'accent', icon: 'bolt', name, detail };
    }
    case 'group': {
      const match = textOf(record, 'match');
      const how = lines.length > 1 || match === 'none' ? (matchWords[match] ?? match) : '';
      const called = textOf(record, 'name') || 'Decision';
      return {
        tone: 'info',
        icon: 'split',
        name: how === '' ? called : `${called} (${how})`,
        detail: lines.length === 0 ? 'No conditions yet' : lines,
      };
    }
    case 'procedure':
      return { tone: 'bad', icon: 'shield', name, detail: textOf(record, 'description') };
    default: {
      const { does } = record as Action;
      const typeName = Object.hasOwn(actionTypeNames, does.type) ? actionTypeNames[does.type] : does.type;
      return { tone: 'process', icon: 'gear', name, detail: [actionDetail(does) || typeName] };
    }
  }
}

/** A tinted ground behind each fallback procedure and what belongs to it. */
function secondRoads(document: Document, ink: Ink): Layer | null {
  const bands = [...procedureBands(document).values()];
  const bounds = boundsOf(bands);
  if (!bounds) return null;
  return {
    bounds,
    parts: bands.map((band) =>
      box(band, 12, {
        fill: ink.mix('bad', 4.5, 'bg'),
        stroke: ink.mix('bad', 40, 'bg'),
        'stroke-dasharray': '3 4',
      }),
    ),
  };
}
