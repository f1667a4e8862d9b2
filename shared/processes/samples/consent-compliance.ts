import type { NewId } from '../../base/ids.ts';
import type { Process } from '../process.ts';
import { asks, sketchProcess } from './sketch.ts';

/** A request to be forgotten: checked, carried out, confirmed, and never late without somebody knowing. */
export function consentCompliance(newId: NewId): Process {
  const { trigger, decision, action, procedure, road, note, finish } = sketchProcess(newId);

  const asked = trigger({ column: 0, row: 0 }, 'privacy.erasure_requested', 'From the account page.');
  const written = trigger(
    { column: 0, row: 1 },
    'privacy.erasure_letter',
    'Entered by support from a letter or e-mail.',
  );
  const log = action({ column: 1, row: 0 }, 'Write down the request', {
    type: 'update_record',
    record: 'privacy_request',
    field: 'received',
    value: true,
  });
  const sure = decision({ column: 2, row: 0 }, 'Is it the person?', 'any', [
    asks('event', 'identity.signed_in', 'yes_no', 'is', true),
    asks('event', 'identity.document_checked', 'yes_no', 'is', true),
  ]);
  const kept = decision({ column: 3, row: 0 }, 'Must anything be kept?', 'any', [
    asks('person', 'open_invoices', 'number', 'more_than', 0),
    asks('person', 'legal_hold', 'yes_no', 'is', true),
  ]);
  const prove = action({ column: 3, row: 1 }, 'Ask for proof', {
    type: 'send_message',
    channel: 'email',
    to: '{{person.email}}',
    text: 'Please sign in to confirm that this request comes from you.',
  });
  const hold = action({ column: 4, row: 0 }, 'Give to data protection', {
    type: 'assign_team',
    team: 'Data protection',
  });
  const erase = action(
    { column: 4, row: 1 },
    'Erase the data',
    {
      type: 'call_webhook',
      url: 'https://privacy.example.com/v1/people/{{person.id}}/erasure',
      method: 'POST',
      headers: { Authorization: 'Bearer {{secrets.privacy}}' },
      body: null,
    },
    { retry: { count: 5, backoff: 'exponential', delaySeconds: 60 }, timeoutSeconds: 120 },
  );
  const confirm = action({ column: 5, row: 1 }, 'Confirm', {
    type: 'send_message',
    channel: 'email',
    to: '{{person.email}}',
    text: 'Your data has been erased. What the law makes us keep is listed in the attachment.',
  });
  const failed = procedure(
    { column: 4, row: 2 },
    'Erasure failed',
    'The law gives a month; somebody must look at it within two days.',
  );
  const byHand = action({ column: 1, row: 0, in: failed }, 'Erase by hand', {
    type: 'create_task',
    title: 'Erase the data of {{person.id}} by hand',
    assignee: null,
    dueInHours: 48,
  });
  const tell = action({ column: 1, row: 1, in: failed }, 'Tell data protection', {
    type: 'assign_team',
    team: 'Data protection',
  });

  road(asked, log);
  road(written, log);
  road(log, sure);
  road(sure, kept, 'yes');
  road(sure, prove, 'no');
  road(kept, hold, 'yes');
  road(kept, erase, 'no');
  road(erase, confirm);
  road(erase, failed, 'error');
  road(failed, byHand);
  road(byHand, tell);
  note(552, 'Article 17 of the GDPR: without undue delay, within one month (article 12).');
  return finish('Erasure request', {
    processType: 'compliance',
    priority: 10,
    maxExecutionTimeMinutes: 30 * 24 * 60,
    description: 'Carries out a request to be forgotten, with proof of who asked.',
    ownerTeam: 'Data protection',
    tags: ['privacy', 'compliance'],
  });
}
