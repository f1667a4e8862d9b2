import type { NewId } from '../../base/ids.ts';
import type { Funnel } from '../funnel.ts';
import { sketchFunnel, within } from './sketch.ts';

/** From a search to a short list that somebody acts on, with those who ask to be called. */
export function comparisonConsideration(newId: NewId): Funnel {
  const { step, branch, exclusion, note, finish } = sketchFunnel(newId);

  const search = step('Search', 'page', 'Looks for a professional by subject and place', {
    successCriteria: { event: 'search_submitted', minimumResults: 1 },
  });
  step('Open a profile', 'page', 'Reads at least one profile from the list', {
    successCriteria: { event: 'profile_viewed', minimumSeconds: 15 },
  });
  step('Read reviews', 'page', 'Opens what others say', {
    optional: true,
    successCriteria: { event: 'reviews_opened' },
  });
  const list = step('Save to the short list', 'form', 'Keeps two professionals or more for later', {
    window: within(2, 'days'),
    successCriteria: { event: 'short_list_changed', minimum: 2 },
  });
  const compare = step('Compare side by side', 'page', 'Opens the comparison of the short list', {
    window: within(7, 'days'),
    successCriteria: { event: 'comparison_opened' },
  });
  branch(
    { from: list, condition: 'asks to be called', rejoin: compare },
    'Talk to an adviser',
    'call',
    'An adviser explains the differences and sends the comparison',
    { window: within(3, 'days'), successCriteria: { event: 'adviser_call_finished' } },
  );
  const request = step('Ask for an offer', 'message', 'Sends a first request to one of the list', {
    window: within(7, 'days'),
    successCriteria: { event: 'offer_requested' },
  });
  exclusion(search, request, 'Already a client', 'People who have booked before decide in another way');
  note(256, 'Nobody pays here: what counts is that a choice becomes smaller.');

  return finish('Comparing professionals', {
    funnelType: 'consideration',
    description: 'How people narrow down whom to ask.',
    targetAudience: 'Visitors who know what they look for',
    tags: ['search', 'comparison'],
    window: within(14, 'days'),
  });
}
