import type { NewId } from '../../base/ids.ts';
import type { Process } from '../process.ts';
import { asks, sketchProcess } from './sketch.ts';

/** An open request is looked at again and again until it is answered, and escalated when it takes too long. */
export function supportEscalation(newId: NewId): Process {
  const { trigger, filter, decision, within, action, procedure, road, note, finish } = sketchProcess(newId);

  const opened = trigger({ column: 0, row: 0 }, 'ticket.opened', 'From the help page, e-mail or a call.');
  filter(opened, [asks('event', 'ticket.spam', 'yes_no', 'is_not', true)]);
  const rated = trigger({ column: 3, row: -1 }, 'ticket.rated', 'After an answer.');
  filter(rated, [asks('event', 'rating', 'number', 'at_most', 2)]);
  const firstLevel = action({ column: 1, row: 0 }, 'Give to first level', {
    type: 'assign_team',
    team: 'Support, first level',
  });
  const wait = action({ column: 2, row: 0 }, 'Wait four hours', { type: 'wait', seconds: 4 * 3600 });
  const urgent = decision({ column: 3, row: 0 }, 'Still open and urgent?', 'all', [
    asks('event', 'ticket.status', 'text', 'is_not', 'answered'),
  ]);
  within(urgent, 'any', [
    asks('event', 'ticket.priority', 'text', 'is', 'high'),
    asks('person', 'plan', 'text', 'one_of', ['business', 'partner']),
    asks('event', 'ticket.reopened', 'number', 'at_least', 2),
  ]);
  const secondLevel = action({ column: 4, row: 0 }, 'Give to second level', {
    type: 'assign_team',
    team: 'Support, second level',
  });
  const page = action(
    { column: 5, row: 0 },
    'Page the person on duty',
    {
      type: 'call_webhook',
      url: 'https://duty.example.com/alerts',
      method: 'POST',
      headers: { 'X-Api-Key': '{{secrets.duty}}' },
      body: '{"ticket": "{{event.ticket.id}}"}',
    },
    { retry: { count: 2, backoff: 'fixed', delaySeconds: 60 }, timeoutSeconds: 20 },
  );
  const remind = action({ column: 4, row: 1 }, 'Remind the assignee', {
    type: 'send_message',
    channel: 'email',
    to: '{{event.ticket.assignee}}',
    text: 'This request waits for an answer: {{event.ticket.subject}}',
  });
  const lead = procedure({ column: 5, row: 1 }, 'Tell the team lead', 'When nobody can be paged.');
  const call = action({ column: 0, row: 1, in: lead }, 'Create a call', {
    type: 'create_task',
    title: 'Call the person on duty about {{event.ticket.id}}',
    assignee: 'support-lead',
    dueInHours: 1,
  });

  road(opened, firstLevel);
  road(firstLevel, wait);
  road(wait, urgent);
  road(urgent, secondLevel, 'yes');
  road(urgent, remind, 'no');
  road(secondLevel, page);
  road(rated, secondLevel);
  road(page, lead, 'error');
  road(lead, call);
  note(552, 'Four hours is what the service terms promise for a first answer.');
  return finish('Support escalation', {
    processType: 'support',
    priority: 8,
    maxExecutionTimeMinutes: 480,
    description: 'From an open request to an answer, with the second level and the person on duty.',
    ownerTeam: 'Customer support',
    tags: ['support', 'escalation'],
  });
}
