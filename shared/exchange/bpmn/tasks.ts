import type { Does, Retry } from '../../processes/records/action.ts';
import { isoDurationSeconds } from '../durations.ts';
import type { NoteList } from '../note-list.ts';
import { numberOf, storableText } from '../read-loosely.ts';
import { allElements, attribute, childrenNamed, type XmlElement } from '../read-xml.ts';
import { removed } from '../secrets.ts';
import { type BpmnFile, parametersOf, refersTo } from './bpmn-model.ts';

/** Which elements are work that somebody or something does. */
export const taskNames = new Set([
  'task',
  'userTask',
  'manualTask',
  'serviceTask',
  'sendTask',
  'receiveTask',
  'scriptTask',
  'businessRuleTask',
  'callActivity',
]);

/** What a task of BPMN becomes: the action of ours that comes nearest. */
export function taskDoes(file: BpmnFile, task: XmlElement, name: string, notes: NoteList): Does {
  const id = attribute(task, 'id') || name;
  switch (task.name) {
    case 'serviceTask':
      return serviceDoes(task, id, name, notes);
    case 'sendTask':
      return sendDoes(refersTo(file, task) || name, parametersOf(task), id, notes);
    case 'callActivity': {
      const called = attribute(task, 'calledElement') || parametersOf(task).get('processid') || '';
      notes.changed(
        id,
        `It calls ${called === '' ? 'another process' : `"${called}"`}: choose which process of this workspace that is`,
      );
      return { type: 'start_process', processId: null };
    }
    case 'receiveTask':
      notes.changed(id, `It waits for ${refersTo(file, task) || 'a message'}; it became a task for people`);
      break;
    case 'scriptTask':
      notes.changed(id, 'Its script is only in the attached source; it became a task for people');
      break;
    case 'businessRuleTask':
      notes.changed(id, 'Its decision table is only in the attached source; it became a task for people');
      break;
    default:
      break;
  }
  const parameters = attribute(task, 'assignee') || attribute(task, 'candidateGroups');
  const assignment = allElements(task).find((one) => one.name === 'assignmentDefinition');
  const assignee =
    parameters ||
    attribute(assignment, 'assignee') ||
    attribute(assignment, 'candidateGroups') ||
    file.lanes.get(attribute(task, 'id')) ||
    '';
  return {
    type: 'create_task',
    title: name,
    assignee: storableText(assignee, 100) || null,
    dueInHours: dueInHours(task),
  };
}

function dueInHours(task: XmlElement): number | null {
  const seconds = isoDurationSeconds(attribute(task, 'dueDate'));
  return seconds === null ? null : Math.max(1, Math.round(seconds / 3_600));
}

/** Engines say the address of a service in many ways; without one the finding of an empty address tells the designer. */
function serviceDoes(task: XmlElement, id: string, name: string, notes: NoteList): Does {
  const parameters = parametersOf(task);
  const topic =
    attribute(task, 'topic') ||
    attribute(
      allElements(task).find(({ name: tag }) => tag === 'taskDefinition'),
      'type',
    );
  const kind = `${topic} ${attribute(task, 'type')} ${attribute(task, 'delegateExpression')}`.toLowerCase();
  if (/mail|sms|notif|message/.test(kind) && !parameters.has('url'))
    return sendDoes(name, parameters, id, notes);
  const url = parameters.get('url') ?? parameters.get('endpoint') ?? '';
  if (url === '') {
    const how =
      topic ||
      attribute(task, 'class') ||
      attribute(task, 'delegateExpression') ||
      attribute(task, 'implementation');
    notes.changed(id, `It runs code${how === '' ? '' : ` ("${how}")`}; give the webhook an address`);
  }
  const type = [...parameters].filter(
    ([key, value]) => /^(?:content-type|accept)$/.test(key) && value !== removed,
  );
  return {
    type: 'call_webhook',
    url: storableText(url.replace(/^=?"?|"$/g, ''), 500),
    method: (parameters.get('method') ?? 'POST')
      .replace(/^=?"?|"$/g, '')
      .toUpperCase()
      .slice(0, 10),
    headers: Object.fromEntries(type),
    body: storableText(parameters.get('payload') ?? parameters.get('body') ?? '') || null,
  };
}

function sendDoes(name: string, parameters: ReadonlyMap<string, string>, id: string, notes: NoteList): Does {
  const to = parameters.get('to') ?? parameters.get('recipient') ?? '';
  if (to === '') notes.changed(id, 'It says nobody to send to; the person is put there');
  return {
    type: 'send_message',
    channel: 'email',
    to: storableText(to, 200) || '{{person.email}}',
    text:
      storableText(parameters.get('text') ?? parameters.get('body') ?? parameters.get('subject') ?? '') ||
      name,
  };
}

/** 'R3/PT10M' of Camunda 7, retries="3" of Zeebe; null: it is tried once. */
export function taskRetry(task: XmlElement): Retry | null {
  for (const extensions of childrenNamed(task, 'extensionElements')) {
    for (const one of extensions.children) {
      if (one.name === 'failedJobRetryTimeCycle') {
        const [, count = '', every = ''] = /^R(\d{1,3})\/(P.+)$/.exec(one.text.trim()) ?? [];
        const delaySeconds = isoDurationSeconds(every);
        if (count !== '' && delaySeconds !== null)
          return { count: Number(count), backoff: 'fixed', delaySeconds };
      }
      const count = one.name === 'taskDefinition' ? numberOf(attribute(one, 'retries')) : null;
      if (count !== null && Number.isInteger(count) && count > 1 && count < 100) {
        return { count: count - 1, backoff: 'exponential', delaySeconds: 30 };
      }
    }
  }
  return null;
}
