import type { NewId } from '../../base/ids.ts';
import type { Journey } from '../journey.ts';
import { sketchJourney } from './sketch.ts';

const top = 20;
const upper = 84;
const lower = 196;
const bottom = 308;

/** From a search result to the first request: web, e-mail, mobile and support, with every failure's road. */
export function consumerOnboarding(newId: NewId): Journey {
  const { stage, entry, touchpoint, goal, exit, road, note, finish } = sketchJourney(newId);

  const discover = stage('Discover', 2, 'People look for help and find out how matching works.');
  const register = stage('Register', 2, 'They make an account and prove that the e-mail address is theirs.');
  const verify = stage('Verify identity', 1, 'They show who they are, by camera or to a person.');
  const request = stage('First request', 2, 'They say what they need and meet three professionals.');

  const search = entry({ stage: discover, column: 0, y: top }, 'Search engine');
  const result = touchpoint({ stage: discover, column: 0, y: upper }, 'Search result', {
    type: 'page',
    channel: 'web',
    pageUrl: '/topics',
    actionTaken: 'open_topic',
    description: 'Lands on topic page',
    emotion: 1,
  });
  const guide = touchpoint({ stage: discover, column: 1, y: upper }, 'Read guide', {
    type: 'page',
    channel: 'web',
    pageUrl: '/guides/how-matching-works',
    featureName: 'Guides',
    actionTaken: 'read_guide',
    description: 'How matching works',
    emotion: 1,
  });
  const thinking = exit({ stage: discover, column: 1, y: lower }, 'Leaves to think it over', 'abandoned');

  const account = touchpoint({ stage: register, column: 0, y: upper }, 'Create account', {
    type: 'form',
    channel: 'web',
    pageUrl: '/register',
    featureName: 'Sign-up',
    actionTaken: 'create_account',
    description: 'Email or phone',
    emotion: 0,
  });
  const confirm = touchpoint({ stage: register, column: 1, y: lower }, 'Confirm e-mail', {
    type: 'message',
    channel: 'email',
    pageUrl: '/register/confirm',
    actionTaken: 'confirm_email',
    description: 'One-time link',
    emotion: -1,
  });
  const resend = touchpoint({ stage: register, column: 1, y: upper }, 'Resend link', {
    type: 'message',
    channel: 'email',
    pageUrl: '/register/confirm',
    actionTaken: 'resend_link',
    description: 'New one-time link',
    emotion: -1,
  });
  const unconfirmed = exit({ stage: register, column: 0, y: bottom }, 'Address never confirmed', 'abandoned');

  const upload = touchpoint({ stage: verify, column: 0, y: upper }, 'Upload ID', {
    type: 'form',
    channel: 'mobile',
    pageUrl: '/verify/document',
    featureName: 'Identity check',
    actionTaken: 'upload_document',
    description: 'Passport or ID card',
    emotion: -2,
  });
  const review = touchpoint({ stage: verify, column: 0, y: lower }, 'Manual review', {
    type: 'call',
    channel: 'support',
    featureName: 'Identity check',
    actionTaken: 'review_document',
    description: 'Within 4 hours',
    emotion: -1,
  });
  const refused = exit({ stage: verify, column: 0, y: bottom }, 'Identity not confirmed', 'handed_over');

  const need = touchpoint({ stage: request, column: 0, y: upper }, 'Describe need', {
    type: 'form',
    channel: 'web',
    pageUrl: '/requests/new',
    featureName: 'Request',
    actionTaken: 'describe_need',
    description: 'Guided form',
    emotion: 1,
  });
  const match = touchpoint({ stage: request, column: 1, y: lower }, 'Match found', {
    type: 'message',
    channel: 'email',
    pageUrl: '/requests/{id}/matches',
    featureName: 'Matching',
    actionTaken: 'open_matches',
    description: 'Three professionals',
    emotion: 2,
  });
  const sent = goal({ stage: request, column: 1, y: top }, 'First request sent', [
    { measure: 'completion rate', comparator: '>=', target: 65, unit: '%' },
    { measure: 'median time to first request', comparator: '<=', target: 3, unit: 'days' },
  ]);
  const unmatched = exit({ stage: request, column: 1, y: bottom }, 'No match fits', 'handed_over');

  road(search, result);
  road(result, guide);
  road(guide, account, 'decides to try', 70);
  road(guide, thinking, 'leaves', 30);
  road(account, confirm);
  road(confirm, upload, 'link opened', 88);
  road(confirm, resend, 'link expired', 12);
  road(resend, upload, 'new link opened', 75);
  road(resend, unconfirmed, 'no answer', 25);
  road(upload, need, 'verified', 68);
  road(upload, review, 'unreadable', 32);
  road(review, need, 'accepted', 85);
  road(review, refused, 'refused', 15);
  road(need, match);
  road(match, sent, 'chooses one', 80);
  road(match, unmatched, 'declines all', 20);
  note(820, 'Uploading an ID is the hardest moment. Say why it is needed before the camera opens.');

  return finish('Consumer onboarding', {
    journeyType: 'consumer',
    personaType: 'first_time_consumer',
    description:
      'From a search result to the first request, with the roads that people take when something fails.',
    version: '1.4',
  });
}
