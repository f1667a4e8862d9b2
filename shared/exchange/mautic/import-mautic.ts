import type { NewId } from '../../base/ids.ts';
import { isJsonObject, type Json, type JsonObject } from '../../base/json.ts';
import { err, ok } from '../../base/result.ts';
import { unitSeconds } from '../durations.ts';
import { buildProcess } from '../flow/build-process.ts';
import type { FlowLink, FlowNode, FlowWay, Place } from '../flow/flow.ts';
import type { ImportResult } from '../imported.ts';
import { createNoteList, type NoteList } from '../note-list.ts';
import {
  either,
  firstText,
  listOf,
  numberOf,
  objectOf,
  objectsOf,
  storableText,
  textOf,
} from '../read-loosely.ts';
import { withoutSecretsIn } from '../secrets.ts';
import { sourceNote } from '../source-note.ts';
import { eventDoes, eventTests } from './event-does.ts';

/**
 * A Mautic campaign, as its REST API answers it (developer.mautic.org, "Campaigns") and as version 7 exports it (snake case, lists of
 * rows), becomes a process: sources start it, conditions and decisions decide, actions act, and an interval is a wait.
 */
export function importMautic(value: Json, fileName: string, newId: NewId): ImportResult {
  const notes = createNoteList();
  const clean = withoutSecretsIn(value, notes);
  const found = findCampaign(clean);
  if (!found) return err({ place: 'The file', reason: 'holds no campaign' });
  const { campaign, events } = found;
  const places = placesOf(objectOf(either(campaign, 'canvasSettings', 'canvas_settings')));
  const nodes: FlowNode[] = [];
  const links: FlowLink[] = [];
  const sources = sourceNodes(clean, campaign, places);
  nodes.push(...sources);
  const keys = new Set(events.map(keyOf));
  for (const [index, event] of events.entries()) {
    const { entry, made, links: own } = eventParts(event, index, places, notes);
    nodes.push(...made);
    links.push(...own);
    const parent = parentOf(event);
    const on = wayOf(event);
    if (parent !== '' && keys.has(parent)) links.push({ from: parent, to: entry, on });
    else if (parent !== '')
      notes.leftOut(keyOf(event), `The road from "${parent}", which the file does not hold`);
    else for (const source of sources) links.push({ from: source.key, to: entry, on: 'next' });
  }
  const built = buildProcess(
    {
      name: firstText(campaign['name']) || fileName.replace(/\.\w+$/, ''),
      description: firstText(campaign['description']) || null,
      isActive: either(campaign, 'isPublished', 'is_published') === true,
      nodes,
      links,
    },
    sourceNote('mautic', fileName, JSON.stringify(clean, null, 1)),
    newId,
    notes,
  );
  return ok({ format: 'mautic', ...built, notes: notes.all() });
}

/** Beneath whatever the file wraps it in. */
function findCampaign(
  value: Json,
): { readonly campaign: JsonObject; readonly events: readonly JsonObject[] } | null {
  for (const outer of isJsonObject(value) ? [value] : objectsOf(value)) {
    const wrapped = either(outer, 'campaign', 'campaigns');
    const campaign =
      isJsonObject(wrapped) && ('name' in wrapped || 'events' in wrapped)
        ? wrapped
        : (objectsOf(wrapped)[0] ?? outer);
    const events = objectsOf(
      either(campaign, 'events') ?? either(outer, 'campaign_event', 'campaignEvents', 'events'),
    );
    if (events.length > 0 || 'canvasSettings' in campaign || 'canvas_settings' in campaign)
      return { campaign, events };
  }
  return null;
}

function keyOf(event: JsonObject): string {
  return firstText(event['id'], event['tempId'], event['uuid'], event['name']);
}

function parentOf(event: JsonObject): string {
  const parent = either(event, 'parent', 'parent_id', 'parentId');
  return isJsonObject(parent) ? firstText(parent['id']) : textOf(parent);
}

function wayOf(event: JsonObject): FlowWay {
  const path = firstText(either(event, 'decisionPath', 'decision_path', 'anchor')).toLowerCase();
  return path === 'yes' || path === 'no' ? path : 'next';
}

function placesOf(canvas: JsonObject): ReadonlyMap<string, Place> {
  const found = objectsOf(canvas['nodes']).flatMap((node) => {
    const [x, y] = [numberOf(node['positionX']), numberOf(node['positionY'])];
    return x === null || y === null ? [] : [[firstText(node['id']), { x, y }] as const];
  });
  return new Map(found);
}

/** Segments and forms that contacts come from. */
function sourceNodes(
  file: Json,
  campaign: JsonObject,
  places: ReadonlyMap<string, Place>,
): readonly FlowNode[] {
  const outer = objectOf(Array.isArray(file) ? (file as readonly Json[])[0] : file);
  const kinds = [
    { kind: 'segment', list: either(campaign, 'lists', 'segments') ?? either(outer, 'lists', 'segment') },
    { kind: 'form', list: either(campaign, 'forms') ?? either(outer, 'form', 'forms') },
  ];
  return kinds.flatMap(({ kind, list }) =>
    listOf(list).map((item, index): FlowNode => {
      const object = objectOf(item);
      const name = firstText(
        object['alias'],
        object['name'],
        object['id'],
        isJsonObject(item) ? undefined : item,
      );
      const event = `${kind}.${name || index + 1}`;
      const at = places.get(kind === 'segment' ? 'lists' : 'forms');
      const place = at ? { x: at.x + index * 200, y: at.y } : null;
      return {
        key: `${kind} ${index + 1}`,
        kind: 'trigger',
        event: storableText(event, 100),
        description: null,
        place,
      };
    }),
  );
}

/** The event with the wait in front of it, where it has one. */
function eventParts(event: JsonObject, index: number, places: ReadonlyMap<string, Place>, notes: NoteList) {
  const key = keyOf(event) || `event ${index + 1}`;
  const name = storableText(firstText(event['name'], event['type']) || 'Event', 200);
  const type = firstText(event['type']);
  const properties = objectOf(event['properties']);
  const place = places.get(key) ?? null;
  const asked = { place: name, name, type, properties };
  const wait = waitBefore(event, name, notes);
  const links: FlowLink[] = [];
  const made: FlowNode[] = [];
  const eventType = firstText(either(event, 'eventType', 'event_type'));
  if (type === 'campaign.jump_to_event') {
    made.push({ key, kind: 'through', place });
    const target = firstText(either(properties, 'jumpToEvent', 'jump_to_event'));
    if (target !== '') links.push({ from: key, to: target, on: 'next' });
  } else if (eventType === 'condition' || eventType === 'decision') {
    if (eventType === 'decision' && wait === null)
      notes.changed(name, 'It waits until the contact does something; here it decides at once');
    made.push({ key, kind: 'decision', name, match: 'all', tests: eventTests(asked, notes), place });
  } else made.push({ key, kind: 'action', name, does: eventDoes(asked, notes), place });
  if (wait === null) return { entry: key, made, links };
  const before = `${key} (wait)`;
  const beside = place && { x: place.x - 120, y: place.y };
  made.unshift({
    key: before,
    kind: 'action',
    name: 'Wait',
    does: { type: 'wait', seconds: wait },
    place: beside,
  });
  links.push({ from: before, to: key, on: 'next' });
  return { entry: before, made, links };
}

function waitBefore(event: JsonObject, name: string, notes: NoteList): number | null {
  const mode = firstText(either(event, 'triggerMode', 'trigger_mode'));
  if (mode === 'date') {
    notes.leftOut(name, `It happens at a date (${firstText(either(event, 'triggerDate', 'trigger_date'))})`);
    return null;
  }
  if (firstText(either(event, 'triggerHour', 'trigger_hour')) !== '')
    notes.leftOut(name, 'The hour of the day at which it happens');
  if (mode !== 'interval') return null;
  const amount = numberOf(either(event, 'triggerInterval', 'trigger_interval'));
  const unit = firstText(either(event, 'triggerIntervalUnit', 'trigger_interval_unit')) || 'd';
  if (amount === 0) return null;
  // In Mautic i is a minute and m a month.
  const seconds = unitSeconds(amount, unit.toLowerCase() === 'm' ? 'month' : unit);
  if (seconds === null) notes.leftOut(name, 'A wait whose length cannot be read');
  return seconds;
}
