import type { Place } from '../flow/flow.ts';
import { numberOf } from '../read-loosely.ts';
import { allElements, attribute, childrenNamed, type XmlElement } from '../read-xml.ts';

/** What the importer asks the file again and again. */
export interface BpmnFile {
  readonly root: XmlElement;
  /** Messages, signals, errors and escalations by id. */
  readonly named: ReadonlyMap<string, XmlElement>;
  readonly places: ReadonlyMap<string, Place>;
  /** The lane's name of each element in a lane. */
  readonly lanes: ReadonlyMap<string, string>;
  /** Events at the edge of an element, by that element's id. */
  readonly edgeEvents: ReadonlyMap<string, readonly XmlElement[]>;
}

export function openBpmn(root: XmlElement): BpmnFile {
  const named = new Map<string, XmlElement>();
  const places = new Map<string, Place>();
  const lanes = new Map<string, string>();
  const elements = allElements(root);
  const edges = elements.filter(({ name }) => name === 'boundaryEvent');
  for (const element of elements) {
    if (['message', 'signal', 'error', 'escalation'].includes(element.name)) {
      named.set(attribute(element, 'id'), element);
    } else if (element.name === 'BPMNShape') {
      const [bounds] = childrenNamed(element, 'Bounds');
      const [x, y] = [numberOf(attribute(bounds, 'x')), numberOf(attribute(bounds, 'y'))];
      if (x !== null && y !== null) places.set(attribute(element, 'bpmnElement'), { x, y });
    } else if (element.name === 'lane') {
      const name = attribute(element, 'name');
      for (const member of childrenNamed(element, 'flowNodeRef'))
        if (name !== '') lanes.set(member.text, name);
    }
  }
  const edgeEvents = Map.groupBy(edges, (event) => attribute(event, 'attachedToRef'));
  return { root, named, places, lanes, edgeEvents };
}

/** The event definition of an event: 'timer', 'message', 'error' ...; null: none, it just happens. */
export function definitionOf(
  event: XmlElement,
): { readonly type: string; readonly element: XmlElement } | null {
  const element = event.children.find(({ name }) => name.endsWith('EventDefinition'));
  return element ? { type: element.name.slice(0, -'EventDefinition'.length), element } : null;
}

/** The name of the message, signal, error or escalation that an element refers to; '' where there is none. */
export function refersTo(file: BpmnFile, element: XmlElement | undefined): string {
  if (!element) return '';
  for (const key of ['messageRef', 'signalRef', 'errorRef', 'escalationRef']) {
    const id = attribute(element, key);
    if (id === '') continue;
    const found = file.named.get(id.replace(/^.*:/, '')) ?? file.named.get(id);
    return attribute(found, 'name') || attribute(found, 'errorCode') || id;
  }
  return '';
}

/** Parameters of Camunda 7 and Zeebe extensions and of the plain XML of other engines: name and value. */
export function parametersOf(element: XmlElement): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const extensions of childrenNamed(element, 'extensionElements')) {
    for (const one of extensions.children.flatMap(allElements)) {
      const name = attribute(one, 'name') || attribute(one, 'key') || attribute(one, 'target');
      const value = attribute(one, 'value') || attribute(one, 'source') || one.text;
      if (name !== '' && value !== '' && !found.has(name.toLowerCase())) found.set(name.toLowerCase(), value);
    }
  }
  return found;
}
