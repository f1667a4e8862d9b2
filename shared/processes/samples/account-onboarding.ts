import type { NewId } from '../../base/ids.ts';
import type { Process } from '../process.ts';
import { asks, sketchProcess } from './sketch.ts';

/** A new account is welcomed, gets two days, and is helped where it stands still. */
export function accountOnboarding(newId: NewId): Process {
  const { trigger, filter, decision, action, procedure, road, note, finish } = sketchProcess(newId);

  const created = trigger({ column: 0, row: 0 }, 'account.created', 'Somebody has confirmed the address.');
  filter(created, [asks('person', 'email_consent', 'yes_no', 'is', true)]);
  const welcome = action(
    { column: 1, row: 0 },
    'Send the welcome',
    {
      type: 'send_message',
      channel: 'email',
      to: '{{person.email}}',
      text: 'Welcome. Three things to begin with: complete your profile, choose a subject, ask your first question.',
    },
    { retry: { count: 3, backoff: 'exponential', delaySeconds: 60 }, timeoutSeconds: 30 },
  );
  const wait = action({ column: 2, row: 0 }, 'Wait two days', { type: 'wait', seconds: 2 * 86_400 });
  const ready = decision({ column: 3, row: 0 }, 'Profile complete?', 'all', [
    asks('person', 'profile.completion', 'number', 'at_least', 80),
    asks('person', 'profile.subject', 'text', 'known'),
  ]);
  const mark = action({ column: 4, row: 0 }, 'Mark as onboarded', {
    type: 'update_record',
    record: 'person',
    field: 'onboarding_status',
    value: 'done',
  });
  const hint = action({ column: 4, row: 1 }, 'Send a hint', {
    type: 'send_message',
    channel: 'email',
    to: '{{person.email}}',
    text: 'Your profile is nearly there. Two more fields and professionals can answer you.',
  });
  const second = action({ column: 5, row: 1 }, 'Wait five days', { type: 'wait', seconds: 5 * 86_400 });
  const call = action({ column: 6, row: 1 }, 'Offer a call', {
    type: 'create_task',
    title: 'Offer {{person.name}} a call to finish the profile',
    assignee: null,
    dueInHours: 24,
  });
  const bounced = procedure(
    { column: 1, row: 3 },
    'Message cannot be delivered',
    'The address was right when it was confirmed; somebody looks at it.',
  );
  const look = action({ column: 1, row: 0, in: bounced }, 'Check the address', {
    type: 'create_task',
    title: 'The welcome to {{person.id}} came back',
    assignee: null,
    dueInHours: 8,
  });

  road(created, welcome);
  road(welcome, wait);
  road(welcome, bounced, 'error');
  road(wait, ready);
  road(ready, mark, 'yes');
  road(ready, hint, 'no');
  road(hint, second);
  road(second, call);
  road(bounced, look);
  note(552, 'Two days and five: long enough to be left alone, short enough to remember why one came.');
  return finish('Account onboarding', {
    processType: 'onboarding',
    priority: 6,
    maxExecutionTimeMinutes: 10 * 24 * 60,
    description: 'Welcomes new accounts and helps those that stand still.',
    ownerTeam: 'Onboarding',
    tags: ['onboarding', 'email'],
  });
}
