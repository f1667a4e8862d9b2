import { isoDurationSeconds } from '../durations.ts';
import type { FlowNode } from '../flow/flow.ts';
import type { NoteList } from '../note-list.ts';
import { storableText } from '../read-loosely.ts';
import { attribute, childrenNamed, type XmlElement } from '../read-xml.ts';
import { type BpmnFile, definitionOf, refersTo } from './bpmn-model.ts';

export const eventNames = new Set([
  'startEvent',
  'endEvent',
  'intermediateCatchEvent',
  'intermediateThrowEvent',
  'boundaryEvent',
]);

/** What starts the process: the message or signal by its name, else the event's own. */
export function startNode(file: BpmnFile, event: XmlElement, notes: NoteList): FlowNode {
  const key = attribute(event, 'id');
  const definition = definitionOf(event);
  const name = storableText(refersTo(file, definition?.element) || attribute(event, 'name') || 'start', 100);
  if (definition?.type === 'timer') {
    notes.changed(
      key,
      `It starts by a clock (${timerText(definition.element)}); here an event "${name}" starts it`,
    );
  }
  const description = attribute(event, 'name');
  return {
    key,
    kind: 'trigger',
    event: name,
    description: description === '' || description === name ? null : storableText(description),
    place: file.places.get(key) ?? null,
  };
}

/** An event between: a timer waits, a message is sent, anything else is passed through and noted. */
export function betweenNode(file: BpmnFile, event: XmlElement, notes: NoteList): FlowNode {
  const key = attribute(event, 'id');
  const place = file.places.get(key) ?? null;
  const definition = definitionOf(event);
  const name = storableText(attribute(event, 'name') || refersTo(file, definition?.element), 100);
  const through: FlowNode = { key, kind: 'through', place };
  if (!definition || definition.type === 'link' || definition.type === 'terminate') return through;
  if (definition.type === 'timer') {
    const seconds = timerSeconds(definition.element, key, notes);
    return { key, kind: 'action', name: name || 'Wait', does: { type: 'wait', seconds }, place };
  }
  if (event.name !== 'intermediateCatchEvent' && definition.type === 'message') {
    notes.changed(key, 'The message says nobody to send to; the person is put there');
    const text = refersTo(file, definition.element) || name || 'Message';
    const does = { type: 'send_message', channel: 'email', to: '{{person.email}}', text } as const;
    return { key, kind: 'action', name: name || text, does, place };
  }
  const happens = event.name === 'intermediateCatchEvent' ? 'waits for' : 'raises';
  notes.leftOut(key, `It ${happens} the ${definition.type} "${name || key}"; the road goes on without it`);
  return through;
}

/** Seconds of a timer; 0, which a finding flags, where it says no length of time. */
export function timerSeconds(definition: XmlElement, key: string, notes: NoteList): number {
  const seconds = isoDurationSeconds(bare(childrenNamed(definition, 'timeDuration')[0]?.text ?? ''));
  if (seconds === null)
    notes.changed(key, `The timer (${timerText(definition)}) is no length of time; set how long to wait`);
  return seconds ?? 0;
}

function timerText(definition: XmlElement): string {
  return definition.children.map(({ text }) => text).find((text) => text !== '') ?? 'without a time';
}

function bare(text: string): string {
  return text.replace(/^=?"?|"$/g, '');
}
