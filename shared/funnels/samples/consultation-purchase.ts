import type { NewId } from '../../base/ids.ts';
import type { Funnel } from '../funnel.ts';
import { sketchFunnel, within } from './sketch.ts';

/** From a professional's profile to a paid consultation, with those who ask before they book. */
export function consultationPurchase(newId: NewId): Funnel {
  const { step, branch, exclusion, note, finish } = sketchFunnel(newId);

  const profile = step('View profile', 'page', 'Opens the profile of a professional', {
    successCriteria: { event: 'profile_viewed', minimumSeconds: 10 },
  });
  step('Compare prices', 'page', 'Opens the price list or a second profile', {
    optional: true,
    successCriteria: { event: 'prices_compared' },
  });
  const time = step('Choose a time', 'form', 'Picks a free time in the calendar', {
    window: within(3, 'days'),
    successCriteria: { event: 'slot_selected' },
  });
  const details = step('Enter details', 'form', 'Name, telephone number and what it is about', {
    window: within(1, 'hours'),
    successCriteria: { event: 'booking_form_completed' },
  });
  const paid = step('Pay', 'payment', 'Card or bank transfer is confirmed', {
    window: within(30, 'minutes'),
    successCriteria: { event: 'payment_confirmed', minimumAmount: 1 },
  });
  const question = branch(
    { from: profile, condition: 'asks a question first', rejoin: null },
    'Send a question',
    'message',
    'Writes to the professional before booking',
    { successCriteria: { event: 'question_sent' } },
  );
  branch(
    { from: question, condition: 'gets an answer', rejoin: time },
    'Read the answer',
    'message',
    'Opens the answer and comes back to the calendar',
    { window: within(2, 'days'), successCriteria: { event: 'answer_opened' } },
  );
  exclusion(profile, paid, 'Internal visit', 'People of our own, by their e-mail address');
  exclusion(details, paid, 'Booking cancelled', 'Taken back before anything was paid');
  note(0, 'Those who ask first book less often, but cancel less often too. Count them apart.');

  return finish('Consultation purchase', {
    funnelType: 'purchase',
    description: 'How visitors of a profile become paying clients.',
    targetAudience: 'Consumers with an account',
    tags: ['booking', 'payment'],
    window: within(14, 'days'),
  });
}
