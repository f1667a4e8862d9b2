import type { NewId } from '../../base/ids.ts';
import type { Process } from '../process.ts';
import { asks, sketchProcess } from './sketch.ts';

/** A payment that failed is tried again, in a circle with a wait, before people take over. */
export function billingRetry(newId: NewId): Process {
  const { trigger, filter, decision, action, procedure, road, note, finish } = sketchProcess(newId);

  const failed = trigger({ column: 0, row: 0 }, 'invoice.payment_failed', 'From the payment provider.');
  filter(failed, [
    asks('event', 'invoice.amount', 'number', 'more_than', 0),
    asks('event', 'failure.code', 'text', 'none_of', ['fraud', 'card_stolen']),
  ]);
  const tell = action({ column: 1, row: 0 }, 'Tell the customer', {
    type: 'send_message',
    channel: 'email',
    to: '{{person.email}}',
    text: 'Your payment did not go through. We try again in two days; you can also change your card.',
  });
  const wait = action({ column: 2, row: 0 }, 'Wait two days', { type: 'wait', seconds: 2 * 86_400 });
  const charge = action(
    { column: 3, row: 0 },
    'Charge again',
    {
      type: 'call_webhook',
      url: 'https://payments.example.com/invoices/{{event.invoice.id}}/charge',
      method: 'POST',
      headers: { Authorization: 'Bearer {{secrets.payments}}', 'Idempotency-Key': '{{event.attempt.id}}' },
      body: null,
    },
    { retry: { count: 3, backoff: 'exponential', delaySeconds: 30 }, timeoutSeconds: 45 },
  );
  const paid = decision({ column: 4, row: 0 }, 'Paid?', 'all', [
    asks('event', 'invoice.paid', 'yes_no', 'is', true),
  ]);
  const thanks = action({ column: 5, row: 0 }, 'Mark as paid', {
    type: 'update_record',
    record: 'invoice',
    field: 'status',
    value: 'paid',
  });
  const more = decision({ column: 4, row: 1 }, 'Try once more?', 'all', [
    asks('event', 'attempt.count', 'number', 'less_than', 3),
  ]);
  const collect = action({ column: 5, row: 1 }, 'Give to billing', { type: 'assign_team', team: 'Billing' });
  const unreachable = procedure(
    { column: 3, row: 3 },
    'Provider cannot be reached',
    'No attempt is counted, and nobody is told that a payment failed.',
  );
  const task = action({ column: 1, row: 0, in: unreachable }, 'Look at the provider', {
    type: 'create_task',
    title: 'Payment provider did not answer for {{event.invoice.id}}',
    assignee: null,
    dueInHours: 4,
  });
  const pause = action({ column: 2, row: 0, in: unreachable }, 'Hold the invoice', {
    type: 'update_record',
    record: 'invoice',
    field: 'status',
    value: 'on_hold',
  });

  road(failed, tell);
  road(tell, wait);
  road(wait, charge);
  road(charge, paid);
  road(charge, unreachable, 'error');
  road(paid, thanks, 'yes');
  road(paid, more, 'no');
  road(more, wait, 'yes');
  road(more, collect, 'no');
  road(unreachable, task);
  road(task, pause);
  note(552, 'Three attempts in six days; the card networks allow no more than fifteen a month.');
  return finish('Failed payment retry', {
    processType: 'billing',
    priority: 9,
    maxExecutionTimeMinutes: 14 * 24 * 60,
    description: 'Tries a failed payment again before people take over.',
    ownerTeam: 'Billing',
    tags: ['billing', 'retention'],
  });
}
