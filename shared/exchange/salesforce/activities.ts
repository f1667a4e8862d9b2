import type { JsonObject } from '../../base/json.ts';
import type { Does } from '../../processes/records/action.ts';
import { unitSeconds } from '../durations.ts';
import type { Asked } from '../flow/expression.ts';
import type { NoteList } from '../note-list.ts';
import { either, firstText, numberOf, objectOf, storableText } from '../read-loosely.ts';
import { readFilter } from './filter-xml.ts';

export interface Activity {
  readonly key: string;
  readonly name: string;
  /** Upper case, without what versions add. */
  readonly type: string;
  readonly settings: JsonObject;
  readonly source: JsonObject;
}

export const splitTypes = new Set([
  'MULTICRITERIADECISION',
  'DECISIONSPLIT',
  'ENGAGEMENTDECISION',
  'ENGAGEMENTSPLIT',
  'RANDOMSPLIT',
  'ABNTEST',
  'EINSTEINENGAGEMENTSPLIT',
]);
export const passedTypes = new Set(['JOIN', 'ABNTESTSTOP']);

export function typeOf(activity: JsonObject): string {
  return firstText(activity['type'])
    .toUpperCase()
    .replaceAll(/[_\s-]/g, '');
}

/** What an activity becomes that is no split: the action of ours that comes nearest. */
export function activityDoes({ key, name, type, settings, source }: Activity, notes: NoteList): Does {
  switch (type) {
    case 'WAIT':
    case 'WAITBYDURATION':
    case 'STOWAIT':
    case 'WAITUNTILDATE':
    case 'WAITBYATTRIBUTE':
    case 'WAITFOREVENT':
    case 'WAITUNTILAPIEVENT':
      return { type: 'wait', seconds: waitSeconds(key, settings, notes) };
    case 'EMAILV2':
    case 'EMAIL':
      return message('email', key, name, settings, notes);
    case 'SMSSYNC':
    case 'SMS':
    case 'PUSHNOTIFICATIONACTIVITY':
    case 'PUSHNOTIFICATION':
    case 'INBOXACTIVITY':
    case 'INAPPSYNCACTIVITY':
    case 'WHATSAPPACTIVITY':
      return message('mobile', key, name, settings, notes);
    case 'UPDATECONTACTDATA':
    case 'UPDATECONTACTDATAV2':
    case 'CONTACTUPDATE':
    case 'DATAEXTENSIONUPDATE':
      return update(key, settings, notes);
    case 'REST':
    case 'RESTDECISION':
    case 'CUSTOM':
      return callOut(key, settings, objectOf(source['arguments']), notes);
    default:
      notes.changed(key, `An activity of the kind "${type}" has no counterpart; it became a task for people`);
      return { type: 'create_task', title: name, assignee: null, dueInHours: null };
  }
}

function waitSeconds(key: string, settings: JsonObject, notes: NoteList): number {
  const seconds = unitSeconds(numberOf(settings['waitDuration']), firstText(settings['waitUnit']) || 'DAYS');
  if (seconds === null) notes.changed(key, 'It waits for an event or until a date; set how long to wait');
  return seconds ?? 0;
}

function message(channel: string, key: string, name: string, settings: JsonObject, notes: NoteList): Does {
  const send = objectOf(settings['triggeredSend']);
  const asset = firstText(send['emailId'], settings['assetId'], settings['emailId']);
  if (asset !== '')
    notes.changed(key, `It sends message ${asset} of the other program; its text is not in the file`);
  const text = firstText(send['emailSubject'], settings['subject'], send['name']) || name;
  return {
    type: 'send_message',
    channel,
    to: channel === 'email' ? '{{person.email}}' : '{{person.phone}}',
    text,
  };
}

function update(key: string, settings: JsonObject, notes: NoteList): Does {
  const fields = objectOf(either(settings, 'fields', 'attributes', 'values'));
  const [first, ...rest] = Object.entries(fields);
  const field = storableText(firstText(settings['field'], first?.[0]), 100);
  if (field === '') notes.changed(key, 'Which field it changes is not in the file');
  for (const [name] of rest) notes.leftOut(key, `The change of a further field, "${name}"`);
  return { type: 'update_record', record: 'person', field, value: firstText(settings['value'], first?.[1]) };
}

/** A custom activity says its address under arguments.execute. Its headers may hold keys, so none are taken. */
function callOut(key: string, settings: JsonObject, args: JsonObject, notes: NoteList): Does {
  const execute = objectOf(args['execute']);
  const url = firstText(execute['url'], settings['url'], objectOf(settings['execute'])['url']);
  if (firstText(execute['header'], settings['header']) !== '')
    notes.secret(key, 'The headers of the call; set them again as references to secrets');
  return {
    type: 'call_webhook',
    url,
    method: (firstText(execute['verb'], settings['verb']) || 'POST').toUpperCase().slice(0, 10),
    headers: {},
    body: firstText(execute['body'], settings['body']) || null,
  };
}

const engagements: Readonly<Record<string, readonly [field: string, value: boolean]>> = {
  '1': ['email.open', true],
  '2': ['email.open', false],
  '3': ['email.click', true],
  '4': ['email.click', false],
  '5': ['email.bounce', true],
  '6': ['email.bounce', false],
};

/** What one way out of a split asks. */
export function outcomeAsks(activity: Activity, outcome: JsonObject, label: string, notes: NoteList): Asked {
  const { key, type, settings } = activity;
  const nothing: Asked = { match: 'all', tests: [] };
  if (type === 'ENGAGEMENTDECISION' || type === 'ENGAGEMENTSPLIT') {
    const asked = engagements[firstText(settings['statsTypeId'])] ?? ['email.open', true];
    const test = { source: 'event', field: asked[0], type: 'yes_no', operator: 'is', value: asked[1] };
    return { match: 'all', tests: [test] };
  }
  if (type === 'RANDOMSPLIT' || type === 'ABNTEST' || type === 'EINSTEINENGAGEMENTSPLIT') {
    const share = firstText(objectOf(outcome['arguments'])['percentage']);
    notes.changed(
      key,
      `The way "${label}" is taken by chance${share === '' ? '' : ` (${share} %)`}; fill in the decision or plan an experiment`,
    );
    return nothing;
  }
  const filter = firstText(objectOf(settings['criteria'])[firstText(outcome['key'])]);
  const read = filter === '' ? null : readFilter(filter);
  if (!read)
    notes.changed(
      key,
      `What the way "${label}" asks cannot be said with simple conditions; it is in the attached source`,
    );
  return read ?? nothing;
}
