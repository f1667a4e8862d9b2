import type { NewId } from '../../base/ids.ts';
import type { Json, JsonObject } from '../../base/json.ts';
import { err, ok } from '../../base/result.ts';
import { wayName } from '../bpmn/gateways.ts';
import { buildProcess } from '../flow/build-process.ts';
import type { FlowLink, FlowNode } from '../flow/flow.ts';
import type { ImportResult } from '../imported.ts';
import { createNoteList, type NoteList } from '../note-list.ts';
import { firstText, objectOf, objectsOf, storableText } from '../read-loosely.ts';
import { withoutSecretsIn } from '../secrets.ts';
import { sourceNote } from '../source-note.ts';
import { type Activity, activityDoes, outcomeAsks, passedTypes, splitTypes, typeOf } from './activities.ts';

/**
 * A journey of Salesforce Journey Builder in its Journey Specification (developer.salesforce.com, "Get Started with the Journey
 * Specification"; "Activities"): triggers start it, activities lead on by their outcomes. Its steps are messages, waits and
 * decisions that a machine carries out, so it becomes a process.
 */
export function importSalesforce(value: Json, fileName: string, newId: NewId): ImportResult {
  const notes = createNoteList();
  const clean = withoutSecretsIn(value, notes);
  const journey = Array.isArray(clean) ? objectOf((clean as readonly Json[])[0]) : objectOf(clean);
  const activities = objectsOf(journey['activities']);
  const triggers = objectsOf(journey['triggers']);
  if (activities.length === 0 && triggers.length === 0)
    return err({ place: 'The file', reason: 'holds no activities' });
  const nodes: FlowNode[] = [];
  const links: FlowLink[] = [];
  for (const [index, trigger] of triggers.entries()) nodes.push(triggerNode(trigger, index));
  for (const [index, source] of activities.entries()) {
    const key = firstText(source['key'], source['id']) || `activity ${index + 1}`;
    const made = activityParts(activityOf(source, key), notes);
    nodes.push(...made.nodes);
    links.push(...made.links);
  }
  linkBeginning(nodes, links, triggers.length);
  for (const goal of objectsOf(journey['goals']))
    notes.leftOut(
      nameOf(goal, 'Goal'),
      'A goal of the journey; plan it as a metric of an experiment or a funnel',
    );
  for (const exit of objectsOf(journey['exits']))
    notes.leftOut(nameOf(exit, 'Exit'), 'A rule that takes people out at any time');
  const built = buildProcess(
    {
      name: firstText(journey['name']) || fileName.replace(/\.\w+$/, ''),
      description: firstText(journey['description']) || null,
      isActive: firstText(journey['status']) === 'Published',
      nodes,
      links,
    },
    sourceNote('salesforce', fileName, JSON.stringify(clean, null, 1)),
    newId,
    notes,
  );
  return ok({ format: 'salesforce', ...built, notes: notes.all() });
}

function nameOf(item: JsonObject, fallback: string): string {
  return firstText(item['name'], item['key']) || fallback;
}

function triggerNode(trigger: JsonObject, index: number): FlowNode {
  const definition = firstText(
    objectOf(trigger['metaData'])['eventDefinitionKey'],
    objectOf(trigger['configurationArguments'])['eventDefinitionKey'],
    trigger['eventDefinitionKey'],
  );
  const event = storableText(definition || nameOf(trigger, 'start'), 100);
  const name = firstText(trigger['name']);
  const key = `trigger ${firstText(trigger['key']) || index + 1}`;
  return {
    key,
    kind: 'trigger',
    event,
    description: name === '' || name === event ? null : name,
    place: null,
  };
}

function activityOf(source: JsonObject, key: string): Activity {
  const name = storableText(nameOf(source, key), 200);
  return { key, name, type: typeOf(source), settings: objectOf(source['configurationArguments']), source };
}

function activityParts(activity: Activity, notes: NoteList): { nodes: FlowNode[]; links: FlowLink[] } {
  const { key, name, type, source } = activity;
  const outcomes = objectsOf(source['outcomes']);
  const nextOf = (outcome: JsonObject | undefined) => firstText(outcome?.['next']);
  const links: FlowLink[] = [];
  const lead = (from: string, to: string, on: FlowLink['on']) => {
    if (to !== '') links.push({ from, to, on });
  };
  if (!splitTypes.has(type) || outcomes.length < 2) {
    for (const outcome of outcomes) lead(key, nextOf(outcome), 'next');
    if (passedTypes.has(type) || splitTypes.has(type))
      return { nodes: [{ key, kind: 'through', place: null }], links };
    return {
      nodes: [{ key, kind: 'action', name, does: activityDoes(activity, notes), place: null }],
      links,
    };
  }
  // Each way but the last is a decision; what none of them takes goes the last way.
  const nodes: FlowNode[] = [];
  const asked = outcomes.slice(0, -1);
  for (const [index, outcome] of asked.entries()) {
    const own = index === 0 ? key : `${key} ${index + 1}`;
    const label =
      firstText(objectOf(outcome['metaData'])['label'], outcome['name'], outcome['key']) ||
      `Way ${index + 1}`;
    const asks = outcomeAsks(activity, outcome, label, notes);
    const shown = asked.length === 1 ? name : wayName(name, label);
    nodes.push({ key: own, kind: 'decision', name: storableText(shown, 200), ...asks, place: null });
    lead(own, nextOf(outcome), 'yes');
    lead(own, index < asked.length - 1 ? `${key} ${index + 2}` : nextOf(outcomes.at(-1)), 'no');
  }
  return { nodes, links };
}

/** The specification has no start: the activities that no outcome leads to come first. */
function linkBeginning(nodes: readonly FlowNode[], links: FlowLink[], triggers: number): void {
  if (triggers === 0) return;
  const entered = new Set(links.map(({ to }) => to));
  const steps = nodes.filter(({ kind }) => kind !== 'trigger');
  const loose = steps.filter(({ key }) => !entered.has(key));
  const starts = loose.length > 0 ? loose : steps.slice(0, 1);
  for (const trigger of nodes.filter(({ kind }) => kind === 'trigger')) {
    for (const { key } of starts) links.push({ from: trigger.key, to: key, on: 'next' });
  }
}
