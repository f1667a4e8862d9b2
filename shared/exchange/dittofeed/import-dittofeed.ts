import { parse, stringify } from 'yaml';
import type { NewId } from '../../base/ids.ts';
import { isJsonObject, type Json, type JsonObject } from '../../base/json.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { Does } from '../../processes/records/action.ts';
import { buildProcess } from '../flow/build-process.ts';
import type { FlowLink, FlowNode } from '../flow/flow.ts';
import type { ImportProblem, ImportResult } from '../imported.ts';
import { createNoteList, type NoteList } from '../note-list.ts';
import { soundJson } from '../read-json.ts';
import { firstText, numberOf, objectOf, objectsOf, storableText } from '../read-loosely.ts';
import { withoutSecretsIn } from '../secrets.ts';
import { sourceNote } from '../source-note.ts';

/** YAML 1.2 of its core schema: no own tags, and no more than a few aliases, so that it cannot blow up. */
export function readYaml(text: string): Result<Json, ImportProblem> {
  try {
    return soundJson(
      parse(text, {
        schema: 'core',
        maxAliasCount: 50,
        merge: false,
        prettyErrors: false,
        logLevel: 'silent',
      }),
    );
  } catch (thrown) {
    const reason = (thrown instanceof Error ? thrown.message : String(thrown)).slice(0, 200);
    return err({ place: 'The file', reason: `is not YAML: ${reason}` });
  }
}

/**
 * A Dittofeed journey (its JourneyDefinition: an entry node, nodes by id, an exit node; docs.dittofeed.com, "Journeys") becomes a
 * process: it is a program of messages, waits and decisions about segments.
 */
export function importDittofeed(value: Json, fileName: string, newId: NewId): ImportResult {
  const notes = createNoteList();
  const clean = withoutSecretsIn(value, notes);
  const outer = objectOf(clean);
  const definition = isJsonObject(outer['definition']) ? outer['definition'] : outer;
  const entry = objectOf(definition['entryNode']);
  const bodies = objectsOf(definition['nodes']);
  if (Object.keys(entry).length === 0 && bodies.length === 0)
    return err({ place: 'The file', reason: 'holds no journey' });
  const nodes: FlowNode[] = [];
  const links: FlowLink[] = [];
  const exit = firstText(objectOf(definition['exitNode'])['id'], objectOf(definition['exitNode'])['type']);
  for (const key of new Set(['ExitNode', exit]))
    if (key !== '') nodes.push({ key, kind: 'through', place: null });
  if (Object.keys(entry).length > 0) {
    nodes.push({ key: entryKey, kind: 'trigger', event: entryEvent(entry), description: null, place: null });
    lead(links, entryKey, entry['child'], 'next');
  }
  for (const [index, node] of bodies.entries()) {
    const key = firstText(node['id']) || `node ${index + 1}`;
    const made = nodeParts(node, key, notes);
    nodes.push(...made.nodes);
    links.push(...made.links);
  }
  const built = buildProcess(
    {
      name: firstText(outer['name'], definition['name']) || fileName.replace(/\.\w+$/, ''),
      description: firstText(outer['description']) || null,
      isActive: firstText(outer['status']) === 'Running',
      nodes,
      links,
    },
    sourceNote('dittofeed', fileName, stringify(clean)),
    newId,
    notes,
  );
  return ok({ format: 'dittofeed', ...built, notes: notes.all() });
}

const entryKey = 'entryNode';

function entryEvent(entry: JsonObject): string {
  const event = firstText(entry['event']);
  if (event !== '') return storableText(event, 100);
  const segment = firstText(entry['segment']);
  return storableText(segment === '' ? 'start' : `segment.${segment}`, 100);
}

function lead(links: FlowLink[], from: string, to: Json | undefined, on: FlowLink['on']): void {
  const key = firstText(to);
  if (key !== '') links.push({ from, to: key, on });
}

function nodeParts(node: JsonObject, key: string, notes: NoteList): { nodes: FlowNode[]; links: FlowLink[] } {
  const type = firstText(node['type']);
  const variant = objectOf(node['variant']);
  const name = storableText(firstText(node['name']), 200);
  const links: FlowLink[] = [];
  const action = (does: Does, fallback: string): FlowNode => ({
    key,
    kind: 'action',
    name: name || fallback,
    does,
    place: null,
  });
  switch (type) {
    case 'MessageNode':
      lead(links, key, node['child'], 'next');
      return { nodes: [action(messageDoes(variant, name, key, notes), 'Send message')], links };
    case 'DelayNode':
      lead(links, key, node['child'], 'next');
      return { nodes: [action({ type: 'wait', seconds: delaySeconds(variant, key, notes) }, 'Wait')], links };
    case 'SegmentSplitNode': {
      lead(links, key, variant['trueChild'] ?? node['trueChild'], 'yes');
      lead(links, key, variant['falseChild'] ?? node['falseChild'], 'no');
      const segment = firstText(variant['segment'], node['segment']);
      return { nodes: [inSegment(key, name, segment)], links };
    }
    case 'WaitForNode':
      return waitFor(node, key, name, notes);
    case 'ExperimentSplitNode':
    case 'RandomCohortNode':
      return randomSplit(node, key, name, notes);
    case 'ExitNode':
      return { nodes: [{ key, kind: 'through', place: null }], links };
    default:
      notes.leftOut(
        key,
        type === 'RateLimitNode' ? 'A limit on how many pass at a time' : `A node of the kind "${type}"`,
      );
      lead(links, key, node['child'], 'next');
      return { nodes: [{ key, kind: 'through', place: null }], links };
  }
}

function inSegment(key: string, name: string, segment: string): FlowNode {
  const test = {
    source: 'person',
    field: 'segments',
    type: 'text',
    operator: 'one_of',
    value: [segment],
  } as const;
  const tests = segment === '' ? [] : [test];
  return { key, kind: 'decision', name: name || 'In the segment?', match: 'all', tests, place: null };
}

function messageDoes(variant: JsonObject, name: string, key: string, notes: NoteList): Does {
  const template = firstText(variant['templateId']);
  if (template !== '') notes.changed(key, `It uses the template ${template}; its text is not in the file`);
  const type = firstText(variant['type']);
  if (type === 'Webhook') {
    notes.changed(key, 'The address of the webhook is in its template; give it one');
    return { type: 'call_webhook', url: '', method: 'POST', headers: {}, body: null };
  }
  const channel = type === 'Sms' || type === 'MobilePush' ? 'mobile' : 'email';
  const to = channel === 'mobile' ? '{{person.phone}}' : '{{person.email}}';
  return { type: 'send_message', channel, to, text: name || 'Message' };
}

function delaySeconds(variant: JsonObject, key: string, notes: NoteList): number {
  const seconds = numberOf(variant['seconds']);
  if (seconds !== null && seconds > 0) return Math.round(seconds);
  const what =
    firstText(variant['type']) === 'LocalTime'
      ? 'until an hour of the day'
      : 'until a time that the person has';
  notes.changed(key, `It waits ${what}; set how long to wait`);
  return 0;
}

/** Waiting for the first of several segments becomes a wait of the longest time and then a question for each segment. */
function waitFor(node: JsonObject, key: string, name: string, notes: NoteList) {
  notes.changed(
    key,
    'It goes on as soon as somebody enters a segment; here it waits for the whole time and then looks',
  );
  const seconds = Math.max(0, Math.round(numberOf(node['timeoutSeconds']) ?? 0));
  const nodes: FlowNode[] = [
    { key, kind: 'action', name: name || 'Wait', does: { type: 'wait', seconds }, place: null },
  ];
  const links: FlowLink[] = [];
  let last = key;
  for (const [index, child] of objectsOf(node['segmentChildren']).entries()) {
    const own = `${key} ${index + 1}`;
    nodes.push(inSegment(own, '', firstText(child['segmentId'])));
    links.push({ from: last, to: own, on: last === key ? 'next' : 'no' });
    lead(links, own, child['id'], 'yes');
    last = own;
  }
  lead(links, last, node['timeoutChild'], last === key ? 'next' : 'no');
  return { nodes, links };
}

/** A split by chance has no counterpart: a decision for each way but the last, to be filled in or made an experiment. */
function randomSplit(node: JsonObject, key: string, name: string, notes: NoteList) {
  const children = objectsOf(node['children']);
  const shares = children
    .map((child) => `${firstText(child['percent'], child['weight']) || '?'} %`)
    .join(', ');
  notes.changed(
    key,
    `It shares people out by chance (${shares}); fill in the decisions or plan an experiment`,
  );
  const nodes: FlowNode[] = [];
  const links: FlowLink[] = [];
  const decided = Math.max(1, children.length - 1);
  for (let index = 0; index < decided; index += 1) {
    const own = index === 0 ? key : `${key} ${index + 1}`;
    const label = firstText(children[index]?.['name']) || `Share ${index + 1}`;
    nodes.push({ key: own, kind: 'decision', name: name || label, match: 'all', tests: [], place: null });
    lead(links, own, children[index]?.['id'], 'yes');
    if (index < decided - 1) links.push({ from: own, to: `${key} ${index + 2}`, on: 'no' });
    else lead(links, own, children[index + 1]?.['id'], 'no');
  }
  return { nodes, links };
}
