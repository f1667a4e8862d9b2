import type { NewId } from '../../base/ids.ts';
import { err, ok } from '../../base/result.ts';
import { buildProcess } from '../flow/build-process.ts';
import type { FlowLink, FlowNode } from '../flow/flow.ts';
import type { ImportResult } from '../imported.ts';
import { createNoteList, type NoteList } from '../note-list.ts';
import { storableText } from '../read-loosely.ts';
import { allElements, attribute, childrenNamed, readXml, type XmlElement } from '../read-xml.ts';
import { sourceNote } from '../source-note.ts';
import { xmlText, xmlWithoutSecrets } from '../xml-secrets.ts';
import { type BpmnFile, definitionOf, openBpmn, refersTo } from './bpmn-model.ts';
import { betweenNode, eventNames, startNode, timerSeconds } from './events.ts';
import { choiceParts } from './gateways.ts';
import { taskDoes, taskNames, taskRetry } from './tasks.ts';

/**
 * BPMN 2.0 (OMG formal/2011-01-03, chapter 10, with the diagram interchange of chapter 12) becomes a process: both are automations
 * that an event starts and that decide, act, wait and fall back. Extensions of Camunda 7 and Zeebe are read where they say
 * assignee, address or retries.
 */
export function importBpmn(text: string, fileName: string, newId: NewId): ImportResult {
  const xml = readXml(text);
  if (!xml.ok) return xml;
  const notes = createNoteList();
  const root = xmlWithoutSecrets(xml.value, notes);
  const processes = allElements(root).filter(({ name }) => name === 'process');
  if (processes.length === 0) return err({ place: 'The file', reason: 'holds no BPMN process' });
  const file = openBpmn(root);
  const nodes: FlowNode[] = [];
  const links: FlowLink[] = [];
  for (const process of processes) readScope(file, process, null, { nodes, links, notes });
  joinLinkEvents(file, links);
  const [first] = processes;
  const participant = allElements(root).find(({ name }) => name === 'participant');
  const lanes = new Set(file.lanes.values());
  const [onlyLane] = lanes;
  noteWhatHasNoPlace(file, notes);
  const built = buildProcess(
    {
      name: attribute(first, 'name') || attribute(participant, 'name') || fileName.replace(/\.\w+$/, ''),
      description: (first && childrenNamed(first, 'documentation')[0]?.text) || null,
      ownerTeam: lanes.size === 1 ? (onlyLane ?? null) : null,
      nodes,
      links,
      remarks: allElements(root)
        .filter(({ name }) => name === 'textAnnotation')
        .map((annotation) => storableText(childrenNamed(annotation, 'text')[0]?.text ?? ''))
        .filter((remark) => remark !== '')
        .slice(0, 20),
    },
    sourceNote('bpmn', fileName, xmlText(root)),
    newId,
    notes,
  );
  return ok({ format: 'bpmn', ...built, notes: notes.all() });
}

interface Parts {
  readonly nodes: FlowNode[];
  readonly links: FlowLink[];
  readonly notes: NoteList;
}

/** A process or a subprocess; `inside` is the subprocess's id, whose beginning and end its events become. */
function readScope(file: BpmnFile, scope: XmlElement, inside: string | null, parts: Parts): void {
  const { nodes, links, notes } = parts;
  const flows = childrenNamed(scope, 'sequenceFlow');
  const outOf = Map.groupBy(flows, (flow) => attribute(flow, 'sourceRef'));
  const choices = new Set<string>();
  const containers = new Set<string>();
  for (const element of scope.children) {
    const key = attribute(element, 'id');
    const place = file.places.get(key) ?? null;
    if (taskNames.has(element.name)) nodes.push(taskNode(file, element, notes));
    else if (element.name === 'startEvent' && inside !== null && !isEventScope(scope)) {
      nodes.push({ key, kind: 'through', place });
      links.push({ from: inside, to: key, on: 'next' });
    } else if (element.name === 'startEvent') nodes.push(startNode(file, element, notes));
    else if (element.name === 'boundaryEvent') readBoundary(file, scope, element, parts);
    else if (eventNames.has(element.name)) {
      nodes.push(betweenNode(file, element, notes));
      if (element.name === 'endEvent' && inside !== null)
        links.push({ from: key, to: endOf(inside), on: 'next' });
    } else if (element.name.endsWith('Gateway')) {
      const out = outOf.get(key) ?? [];
      const decides = ['exclusiveGateway', 'inclusiveGateway', 'complexGateway'].includes(element.name);
      if (decides && out.length > 1) {
        choices.add(key);
        if (element.name !== 'exclusiveGateway')
          notes.changed(key, 'Several of its ways could be taken at once; here the first that fits is taken');
        const choice = {
          key,
          name: attribute(element, 'name'),
          place,
          flows: out,
          otherwise: attribute(element, 'default'),
        };
        const made = choiceParts(choice, notes);
        nodes.push(...made.nodes);
        links.push(...made.links);
      } else {
        if (element.name === 'eventBasedGateway')
          notes.changed(key, 'It waits for whichever event comes first; here all roads are taken');
        nodes.push({ key, kind: 'through', place });
      }
    } else if (['subProcess', 'transaction', 'adHocSubProcess'].includes(element.name)) {
      containers.add(key);
      nodes.push({ key, kind: 'through', place }, { key: endOf(key), kind: 'through', place });
      noteRepeats(element, notes);
      readScope(file, element, key, parts);
    }
  }
  for (const flow of flows) {
    const from = attribute(flow, 'sourceRef');
    if (choices.has(from)) continue;
    if (childrenNamed(flow, 'conditionExpression').length > 0)
      notes.leftOut(attribute(flow, 'id'), 'A condition on a road that leaves no gateway');
    links.push({
      from: containers.has(from) ? endOf(from) : from,
      to: attribute(flow, 'targetRef'),
      on: 'next',
    });
  }
}

function isEventScope(scope: XmlElement): boolean {
  return attribute(scope, 'triggeredByEvent') === 'true';
}

function endOf(key: string): string {
  return `${key} (end)`;
}

function taskNode(file: BpmnFile, task: XmlElement, notes: NoteList): FlowNode {
  const key = attribute(task, 'id');
  const name = storableText(attribute(task, 'name') || key || 'Task', 200);
  if (childrenNamed(task, 'documentation').some(({ text }) => text !== ''))
    notes.leftOut(key, 'Its documentation; an action has no description');
  noteRepeats(task, notes);
  const timeoutSeconds = boundaryTimeout(file, key, notes);
  return {
    key,
    kind: 'action',
    name,
    does: taskDoes(file, task, name, notes),
    retry: taskRetry(task),
    timeoutSeconds,
    place: file.places.get(key) ?? null,
  };
}

/** A timer at the edge of a task that ends the task is the task's time limit. */
function boundaryTimeout(file: BpmnFile, key: string, notes: NoteList): number | null {
  for (const event of file.edgeEvents.get(key) ?? []) {
    const definition = definitionOf(event);
    if (definition?.type !== 'timer' || attribute(event, 'cancelActivity') === 'false') continue;
    return timerSeconds(definition.element, attribute(event, 'id'), notes) || null;
  }
  return null;
}

/** What happens when a task fails or takes too long: a fallback procedure, a second road of its own. */
function readBoundary(
  file: BpmnFile,
  scope: XmlElement,
  event: XmlElement,
  { nodes, links, notes }: Parts,
): void {
  const key = attribute(event, 'id');
  const hostId = attribute(event, 'attachedToRef');
  const host = scope.children.find((element) => attribute(element, 'id') === hostId);
  const definition = definitionOf(event);
  const type = definition?.type ?? 'none';
  const interrupts = attribute(event, 'cancelActivity') !== 'false';
  if (!interrupts || !['error', 'timer', 'escalation', 'cancel'].includes(type)) {
    notes.leftOut(
      key,
      `A ${type} event beside "${attribute(host, 'name') || hostId}"; what follows it is not reached`,
    );
    nodes.push({ key, kind: 'through', place: null });
    return;
  }
  const failed = attribute(host, 'name') || hostId || 'the step';
  const name =
    attribute(event, 'name') ||
    refersTo(file, definition?.element) ||
    (type === 'timer' ? `${failed} takes too long` : `${failed} fails`);
  nodes.push({
    key,
    kind: 'procedure',
    name: storableText(name, 100),
    description: null,
    place: file.places.get(key) ?? null,
  });
  const hosts = host && taskNames.has(host.name) ? [hostId] : tasksIn(host);
  if (hosts.length === 0) notes.leftOut(key, `Nothing in "${failed}" can fail here, so nothing leads to it`);
  for (const from of hosts) links.push({ from, to: key, on: 'error' });
}

function tasksIn(container: XmlElement | undefined): readonly string[] {
  if (!container) return [];
  return container.children.filter(({ name }) => taskNames.has(name)).map((task) => attribute(task, 'id'));
}

function noteRepeats(element: XmlElement, notes: NoteList): void {
  const repeats = element.children.some(({ name }) => name.endsWith('LoopCharacteristics'));
  if (repeats)
    notes.leftOut(attribute(element, 'id'), 'That it is repeated for several items; here it runs once');
}

/** A link event that throws leads to the one of the same name that catches. */
function joinLinkEvents(file: BpmnFile, links: FlowLink[]): void {
  const events = allElements(file.root).filter((element) => definitionOf(element)?.type === 'link');
  const nameOf = (event: XmlElement) =>
    attribute(definitionOf(event)?.element, 'name') || attribute(event, 'name');
  for (const thrown of events.filter(({ name }) => name === 'intermediateThrowEvent')) {
    const caught = events.find(
      (event) => event.name === 'intermediateCatchEvent' && nameOf(event) === nameOf(thrown),
    );
    if (caught) links.push({ from: attribute(thrown, 'id'), to: attribute(caught, 'id'), on: 'next' });
  }
}

const withoutPlace: Readonly<Record<string, string>> = {
  dataObjectReference: 'A data object',
  dataStoreReference: 'A data store',
  messageFlow: 'A message between two participants',
  group: 'A frame around elements',
};

function noteWhatHasNoPlace(file: BpmnFile, notes: NoteList): void {
  for (const element of allElements(file.root)) {
    const what = Object.hasOwn(withoutPlace, element.name) ? withoutPlace[element.name] : undefined;
    if (what !== undefined) notes.leftOut(attribute(element, 'name') || attribute(element, 'id'), what);
  }
  const lanes = new Set(file.lanes.values());
  if (lanes.size > 1) notes.changed('Lanes', 'A lane is the assignee of the tasks in it');
}
