import type { Id } from '../base/ids.ts';
import { cutText } from '../documents/in-words.ts';
import type { ProcessIndex, ProcessNode } from './process-index.ts';
import type { Trigger } from './records/trigger.ts';
import { conditionSentence } from './sentence.ts';

/** Longest sentence, in code points, and the most cards that one tells of. */
const longest = 900;
const mostSteps = 60;

/**
 * What a trigger starts, as one sentence: 'When invoice.payment_failed happens and event amount is more than 0: Tell the
 * customer, then Wait two days; if that fails, Hold the invoice'. For people only: nothing reads it back.
 */
export function roadSentence(index: ProcessIndex, trigger: Trigger): string {
  const filter = index.inside(trigger.id).length === 0 ? '' : ` and ${conditionSentence(index, trigger.id)}`;
  const told = new Set<Id>([trigger.id]);
  const road = following(index, trigger, told);
  const start = `When ${trigger.event || 'something without a name'} happens${filter}`;
  return cutText(road === '' ? `${start}, nothing is done` : `${start}: ${road}`, longest);
}

/** Everything behind a card; empty where nothing is. */
function following(index: ProcessIndex, from: ProcessNode, told: Set<Id>): string {
  const nexts = index.outOf(from.id).filter(({ on }) => on !== 'error');
  return nexts.map(({ to }) => tell(index, to, told)).join(', and also ');
}

function tell(index: ProcessIndex, id: Id, told: Set<Id>): string {
  const record = index.byId.get(id);
  if (!record || !isNode(record)) return 'something that is gone';
  if (told.has(id)) return `on to ${nameOf(record)} again`;
  if (told.size > mostSteps) return 'and so on';
  told.add(id);
  if (record.kind === 'group') return tellDecision(index, record, told);
  const failing = index
    .outOf(id)
    .filter(({ on }) => on === 'error')
    .map(({ to }) => `; if that fails, ${tell(index, to, told)};`)
    .join('');
  const rest = following(index, record, told);
  const joint = failing === '' ? ', then ' : ' then ';
  return `${nameOf(record)}${failing}${rest === '' ? '' : `${joint}${rest}`}`.replace(/;$/, '');
}

function tellDecision(index: ProcessIndex, group: ProcessNode, told: Set<Id>): string {
  const branch = (on: string) =>
    index
      .outOf(group.id)
      .filter((road) => road.on === on)
      .map(({ to }) => tell(index, to, told))
      .join(', and also ');
  const [yes, no] = [branch('yes'), branch('no')];
  const otherwise = no === '' ? '' : `; otherwise ${no}`;
  return `if ${conditionSentence(index, group.id)}, ${yes || 'nothing more'}${otherwise}`;
}

function nameOf(record: ProcessNode): string {
  if (record.kind === 'trigger') return record.event;
  return record.name || (record.kind === 'action' ? 'an unnamed action' : 'an unnamed step');
}

function isNode(record: { readonly kind: string }): record is ProcessNode {
  return ['trigger', 'group', 'action', 'procedure'].includes(record.kind);
}
