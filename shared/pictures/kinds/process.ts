import type { Document, DocumentRecord } from '../../documents/document.ts';
import type { Rect } from '../../drawing/scene.ts';
import { indexProcess } from '../../processes/process-index.ts';
import { makeProcessScene } from '../../processes/process-scene.ts';
import { conditionSentence } from '../../processes/sentence.ts';
import { processWords } from '../../processes/words.ts';
import { type CardLook, stripCard } from '../cards/card.ts';
import type { Svg } from '../svg/svg.ts';
import type { Ink } from '../tokens.ts';
import { type KindPicture, legendOf, textOf } from './kind-picture.ts';

export const processPicture: KindPicture = {
  makeScene: makeProcessScene,
  card: (record, rect, ink, document) => processCard(record, rect, ink, document),
  backdrop: null,
  legend: (records) =>
    legendOf(records, [
      { kind: 'trigger', icon: 'bolt', tone: 'accent', text: 'Trigger event' },
      { kind: 'group', icon: 'split', tone: 'info', text: 'Decision' },
      { kind: 'action', icon: 'gear', tone: 'process', text: 'Action' },
      { kind: 'procedure', icon: 'shield', tone: 'bad', text: 'Fallback procedure' },
    ]),
};

function processCard(record: DocumentRecord, rect: Rect, ink: Ink, document: Document): readonly Svg[] {
  return stripCard(rect, lookOf(record, document), ink);
}

function lookOf(record: DocumentRecord, document: Document): CardLook {
  const find = (id: string) => document.records[id];
  const name = processWords.recordName(record, find);
  switch (record.kind) {
    case 'trigger':
      return { tone: 'accent', icon: 'bolt', name, detail: textOf(record, 'description') };
    case 'group': {
      const sentence = conditionSentence(indexProcess(document), record.id);
      const own = textOf(record, 'name');
      return { tone: 'info', icon: 'split', name: own || sentence, detail: own === '' ? null : sentence };
    }
    case 'procedure':
      return { tone: 'bad', icon: 'shield', name, detail: textOf(record, 'description') };
    default: {
      const detail = processWords.valueText('action', 'does', record['does'] ?? null, find);
      return { tone: 'process', icon: 'gear', name, detail };
    }
  }
}
