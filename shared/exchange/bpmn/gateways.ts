import { readExpression } from '../flow/expression.ts';
import type { FlowLink, FlowNode, Place } from '../flow/flow.ts';
import type { NoteList } from '../note-list.ts';
import { storableText } from '../read-loosely.ts';
import { attribute, childrenNamed, type XmlElement } from '../read-xml.ts';

interface Choice {
  readonly key: string;
  readonly name: string;
  readonly place: Place | null;
  /** Sequence flows out of it, in the order of the file. */
  readonly flows: readonly XmlElement[];
  /** The id of the flow that is taken where no condition holds. */
  readonly otherwise: string;
}

/**
 * A choice between several ways becomes a chain of decisions with two ways each: the first condition that holds decides, what
 * is left is the default. That is what an exclusive gateway does where its conditions do not overlap.
 */
export function choiceParts(choice: Choice, notes: NoteList): { nodes: FlowNode[]; links: FlowLink[] } {
  const { key, name, place, flows, otherwise } = choice;
  const asked = flows.filter((flow) => attribute(flow, 'id') !== otherwise || otherwise === '');
  const rest = flows.find((flow) => attribute(flow, 'id') === otherwise && otherwise !== '');
  // Without a default the last way is what is left.
  const last = rest ?? (asked.length > 1 && !hasCondition(asked.at(-1)) ? asked.at(-1) : undefined);
  const decided = asked.filter((flow) => flow !== last);
  const nodes: FlowNode[] = [];
  const links: FlowLink[] = [];
  for (const [index, flow] of decided.entries()) {
    const own = index === 0 ? key : `${key} ${index + 1}`;
    const label = attribute(flow, 'name');
    nodes.push({
      key: own,
      kind: 'decision',
      name: storableText(decided.length === 1 ? name || label : wayName(name, label), 200),
      ...conditionOf(flow, own, notes),
      place: index === 0 ? place : null,
    });
    links.push({ from: own, to: attribute(flow, 'targetRef'), on: 'yes' });
    const isLast = index === decided.length - 1;
    if (!isLast) links.push({ from: own, to: `${key} ${index + 2}`, on: 'no' });
    else if (last) links.push({ from: own, to: attribute(last, 'targetRef'), on: 'no' });
  }
  return { nodes, links };
}

/** 'Which plan? – Business': one of several ways out of a choice. */
export function wayName(choice: string, way: string): string {
  return [choice, way].filter((part) => part !== '').join(' – ');
}

function hasCondition(flow: XmlElement | undefined): boolean {
  return flow !== undefined && childrenNamed(flow, 'conditionExpression').length > 0;
}

function conditionOf(flow: XmlElement, key: string, notes: NoteList) {
  const text = childrenNamed(flow, 'conditionExpression')[0]?.text ?? '';
  const read = readExpression(text);
  if (read) return read;
  const label = attribute(flow, 'name') || attribute(flow, 'id');
  notes.changed(
    key,
    text === ''
      ? `The way "${label}" has no condition to read; fill in the decision`
      : `The condition of the way "${label}" is only in the attached source: ${text}`,
  );
  return { match: 'all' as const, tests: [] };
}
