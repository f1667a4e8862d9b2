import type { NewId } from '../../base/ids.ts';
import type { Funnel } from '../funnel.ts';
import { sketchFunnel, within } from './sketch.ts';

/** From a good experience to a friend who comes along. */
export function referralAdvocacy(newId: NewId): Funnel {
  const { step, branch, exclusion, note, finish } = sketchFunnel(newId);

  const rated = step('Rate the consultation', 'form', 'Gives four or five stars', {
    successCriteria: { event: 'consultation_rated', minimumStars: 4 },
  });
  const invited = step('See the invitation', 'page', 'Is shown how to recommend the service', {
    window: within(1, 'days'),
    successCriteria: { event: 'referral_invitation_shown' },
  });
  branch(
    { from: invited, condition: 'prefers to write', rejoin: null },
    'Write a public review',
    'form',
    'Tells others in their own words instead',
    { window: within(7, 'days'), successCriteria: { event: 'review_published' } },
  );
  step('Share the link', 'message', 'Sends the personal link to somebody', {
    window: within(7, 'days'),
    successCriteria: { event: 'referral_link_shared' },
  });
  step('Friend visits', 'page', 'Somebody opens the link', {
    window: within(14, 'days'),
    successCriteria: { event: 'referral_link_opened', byAnotherPerson: true },
  });
  const joined = step('Friend signs up', 'form', 'The invited person makes an account', {
    window: within(14, 'days'),
    successCriteria: { event: 'account_created', from: 'referral' },
  });
  exclusion(rated, joined, 'Shared by staff', 'Links of our own people do not count');
  note(512, 'The last two steps happen to somebody else: they are counted by the link, not by the person.');

  return finish('Recommending to friends', {
    funnelType: 'advocacy',
    description: 'How satisfied clients bring others.',
    targetAudience: 'Clients after a consultation',
    tags: ['referral', 'reviews'],
    window: within(45, 'days'),
  });
}
