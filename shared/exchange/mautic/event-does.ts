import type { JsonObject } from '../../base/json.ts';
import type { Does } from '../../processes/records/action.ts';
import type { Test } from '../../processes/records/condition.ts';
import type { NoteList } from '../note-list.ts';
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
import { removed } from '../secrets.ts';

interface Event {
  readonly place: string;
  readonly name: string;
  readonly type: string;
  readonly properties: JsonObject;
}

/** What an action of a campaign becomes: the action of ours that comes nearest. */
export function eventDoes({ place, name, type, properties }: Event, notes: NoteList): Does {
  const message = (channel: string, to: string): Does => {
    const which = firstText(
      either(properties, 'email', 'sms', 'notification', 'mobile_notification', 'message'),
    );
    if (which !== '')
      notes.changed(place, `It sends message ${which} of the other program; its text is not in the file`);
    const text = firstText(either(properties, 'subject', 'message_text', 'body')) || name;
    return { type: 'send_message', channel, to, text };
  };
  const update = (field: string, value: string | number): Does => ({
    type: 'update_record',
    record: 'person',
    field,
    value,
  });
  switch (type) {
    case 'email.send':
      return message('email', '{{person.email}}');
    case 'sms.send_text_sms':
    case 'notification.send_mobile_notification':
    case 'notification.send_notification':
    case 'whatsapp.send':
      return message('mobile', '{{person.phone}}');
    case 'email.send.to.user':
      return { type: 'create_task', title: name, assignee: null, dueInHours: null };
    case 'campaign.sendwebhook':
      return webhook(place, properties, notes);
    case 'campaign.addremovelead':
      notes.changed(
        place,
        'It moves the contact to another campaign: choose which process of this workspace that is',
      );
      return { type: 'start_process', processId: null };
    case 'lead.changepoints':
    case 'lead.adjustpoints':
      return update('points', numberOf(properties['points']) ?? 0);
    case 'lead.changetags':
      return update('tags', changes(properties, 'add_tags', 'remove_tags'));
    case 'lead.changelist':
      return update('segments', changes(properties, 'addToLists', 'removeFromLists'));
    case 'lead.addtocompany':
      return update('company', firstText(properties['company']));
    case 'lead.updatelead':
      return updateContact(place, properties, notes);
    case 'lead.changeowner':
      return { type: 'assign_team', team: firstText(properties['owner']) || name };
    default:
      notes.changed(place, `An action of the kind "${type}" has no counterpart; it became a task for people`);
      return { type: 'create_task', title: name, assignee: null, dueInHours: null };
  }
}

function changes(properties: JsonObject, add: string, remove: string): string {
  const signed = (key: string, sign: string) =>
    listOf(properties[key]).map((item) => `${sign}${textOf(item, 100)}`);
  return [...signed(add, '+'), ...signed(remove, '-')].join(', ');
}

/** One field for one action: the first is taken, the others are named. */
function updateContact(place: string, properties: JsonObject, notes: NoteList): Does {
  const fields = Object.entries(properties).filter(
    ([key, value]) =>
      !['canvasSettings', 'fields_to_update', 'fields_values'].includes(key) && textOf(value) !== '',
  );
  const [first, ...rest] = fields;
  for (const [key] of rest) notes.leftOut(place, `The change of a further field, "${key}"`);
  return { type: 'update_record', record: 'person', field: first?.[0] ?? '', value: textOf(first?.[1]) };
}

function webhook(place: string, properties: JsonObject, notes: NoteList): Does {
  const headers = new Map<string, string>();
  for (const { label, value } of objectsOf(objectOf(properties['headers'])['list'])) {
    const [key, text] = [textOf(label, 100), textOf(value, 500)];
    if (key === '') continue;
    if (text === removed || text.includes(removed))
      notes.secret(place, `The header ${key}; set it again as a reference to a secret`);
    else headers.set(key, text);
  }
  const fields = objectsOf(objectOf(properties['additional_data'])['list']);
  const body = fields.map(({ label, value }) => [textOf(label, 100), textOf(value, 500)]);
  return {
    type: 'call_webhook',
    url: firstText(properties['url']),
    method: (firstText(properties['method']) || 'POST').toUpperCase().slice(0, 10),
    headers: Object.fromEntries(headers),
    body: body.length > 0 ? JSON.stringify(Object.fromEntries(body)) : null,
  };
}

const comparisons: Readonly<Record<string, readonly [text: string, number: string]>> = {
  '=': ['is', 'is'],
  eq: ['is', 'is'],
  '!=': ['is_not', 'is_not'],
  neq: ['is_not', 'is_not'],
  gt: ['', 'more_than'],
  '>': ['', 'more_than'],
  gte: ['', 'at_least'],
  '>=': ['', 'at_least'],
  lt: ['', 'less_than'],
  '<': ['', 'less_than'],
  lte: ['', 'at_most'],
  '<=': ['', 'at_most'],
  like: ['contains', ''],
  contains: ['contains', ''],
  '!like': ['contains_not', ''],
  in: ['one_of', ''],
  '!in': ['none_of', ''],
  empty: ['not_known', 'not_known'],
  '!empty': ['known', 'known'],
};

/** What a condition or decision asks; empty where it cannot be said with our conditions. */
export function eventTests({ place, type, properties }: Event, notes: NoteList): readonly Test[] {
  if (type === 'lead.field_value') {
    const test = fieldTest(properties);
    if (!test)
      notes.changed(
        place,
        `The comparison "${firstText(properties['operator'])}" has no counterpart; fill in the decision`,
      );
    return test ? [test] : [];
  }
  const lists: Readonly<Record<string, readonly [field: string, key: string]>> = {
    'lead.tags': ['tags', 'tags'],
    'lead.segments': ['segments', 'segments'],
    'lead.stages': ['stage', 'stages'],
    'lead.campaigns': ['campaigns', 'campaigns'],
  };
  const list = Object.hasOwn(lists, type) ? lists[type] : undefined;
  if (list) {
    const value = listOf(properties[list[1]])
      .map((item) => textOf(item, 100))
      .filter((item) => item !== '');
    return [{ source: 'person', field: list[0], type: 'text', operator: 'one_of', value }];
  }
  if (!/^[a-z]+\.[a-z_.]+$/i.test(type)) return [];
  return [{ source: 'event', field: type, type: 'yes_no', operator: 'is', value: true }];
}

function fieldTest(properties: JsonObject): Test | null {
  const field = firstText(properties['field']);
  const operator = firstText(properties['operator']) || '=';
  const names = Object.hasOwn(comparisons, operator) ? comparisons[operator] : undefined;
  if (field === '' || !names) return null;
  const number = numberOf(properties['value']);
  const base = { source: 'person', field: storableText(field, 100) };
  if (names[0] === 'one_of' || names[0] === 'none_of') {
    const value = listOf(properties['value']).map((item) => textOf(item, 200));
    return { ...base, type: 'text', operator: names[0], value };
  }
  if (names[0] === 'known' || names[0] === 'not_known')
    return { ...base, type: 'text', operator: names[0], value: null };
  if (number !== null && names[1] !== '')
    return { ...base, type: 'number', operator: names[1], value: number };
  return names[0] === ''
    ? null
    : { ...base, type: 'text', operator: names[0], value: textOf(properties['value'], 500) };
}
