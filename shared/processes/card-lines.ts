import type { Id } from '../base/ids.ts';
import { processSizes } from './geometry.ts';
import type { ProcessIndex } from './process-index.ts';
import { conditionSentence, testSentence } from './sentence.ts';

/**
 * What the card of a decision or of a trigger says about its conditions, a line each: of a decision what lies directly
 * in it, of a trigger its whole filter. What the event holds is the usual case and is said without the word.
 */
export function cardLines(index: ProcessIndex, id: Id): readonly string[] {
  if (index.byId.get(id)?.kind === 'trigger') {
    return index.inside(id).length === 0 ? [] : [withoutEvent(conditionSentence(index, id))];
  }
  const inside = index.inside(id);
  const { groupLines } = processSizes;
  const shown = inside.length > groupLines ? inside.slice(0, groupLines - 1) : inside;
  const lines = shown.map((part) =>
    withoutEvent(part.kind === 'condition' ? testSentence(part.test) : conditionSentence(index, part.id)),
  );
  return inside.length > groupLines ? [...lines, `and ${inside.length - groupLines + 1} more`] : lines;
}

function withoutEvent(sentence: string): string {
  return sentence.replaceAll(/(^|[( ])event (?=[A-Za-z_])/g, '$1');
}
