import type { NewId } from '../../base/ids.ts';
import type { Process } from '../process.ts';
import { asks, sketchProcess } from './sketch.ts';

/** A request finds somebody who is free; where nobody is found in time, people take over. */
export function professionalMatching(newId: NewId): Process {
  const { trigger, filter, decision, within, action, procedure, road, note, finish } = sketchProcess(newId);

  const request = trigger(
    { column: 0, row: 0 },
    'request.submitted',
    'A client has described what it is about.',
  );
  filter(request, [
    asks('event', 'request.subject', 'text', 'known'),
    asks('event', 'request.is_test', 'yes_no', 'is', false),
  ]);
  const urgent = decision({ column: 1, row: 0 }, 'Urgent?', 'any', [
    asks('event', 'request.deadline_hours', 'number', 'less_than', 24),
    asks('person', 'plan', 'text', 'one_of', ['priority', 'business']),
  ]);
  within(urgent, 'all', [
    asks('event', 'request.subject', 'text', 'is', 'court date'),
    asks('event', 'request.deadline_hours', 'number', 'less_than', 72),
  ]);
  const hurry = action({ column: 2, row: 0 }, 'Give to the duty team', {
    type: 'assign_team',
    team: 'Matching on duty',
  });
  const search = action(
    { column: 2, row: 1 },
    'Search for professionals',
    {
      type: 'call_webhook',
      url: 'https://matching.example.com/v1/requests/{{event.request.id}}/candidates',
      method: 'POST',
      headers: { Authorization: 'Bearer {{secrets.matching}}' },
      body: '{"limit": 5}',
    },
    { retry: { count: 2, backoff: 'exponential', delaySeconds: 20 }, timeoutSeconds: 30 },
  );
  const found = decision({ column: 3, row: 1 }, 'Anybody free?', 'all', [
    asks('event', 'candidates.count', 'number', 'at_least', 1),
    asks('event', 'candidates.free_within_days', 'number', 'at_most', 3),
  ]);
  const offer = action({ column: 4, row: 1 }, 'Send the request on', {
    type: 'send_message',
    channel: 'mobile',
    to: '{{event.candidates.first.id}}',
    text: 'A request fits your subjects. Please answer within a day.',
  });
  const wait = action({ column: 4, row: 2 }, 'Wait four hours', { type: 'wait', seconds: 4 * 3600 });
  const later = decision({ column: 3, row: 2 }, 'Try again?', 'all', [
    asks('event', 'search.count', 'number', 'less_than', 4),
  ]);
  const people = action({ column: 3, row: 3 }, 'Ask the matching team', {
    type: 'create_task',
    title: 'Find somebody for request {{event.request.id}}',
    assignee: null,
    dueInHours: 8,
  });
  const down = procedure(
    { column: 2, row: 3 },
    'Search does not answer',
    'Requests are kept in a list that people work through.',
  );
  const list = action({ column: 0, row: 1, in: down }, 'Put on the list', {
    type: 'update_record',
    record: 'request',
    field: 'status',
    value: 'by_hand',
  });

  road(request, urgent);
  road(urgent, hurry, 'yes');
  road(urgent, search, 'no');
  road(search, found);
  road(search, down, 'error');
  road(found, offer, 'yes');
  road(found, later, 'no');
  road(later, wait, 'yes');
  road(later, people, 'no');
  road(wait, search);
  road(down, list);
  note(288, 'A client waits a day at most before a person looks at the request.');
  return finish('Professional matching', {
    processType: 'professional_matching',
    priority: 8,
    maxExecutionTimeMinutes: 2 * 24 * 60,
    description: 'Brings a request to a professional who is free.',
    ownerTeam: 'Matching',
    tags: ['matching', 'requests'],
  });
}
