import type { NewId } from '../../base/ids.ts';
import type { Funnel } from '../funnel.ts';
import { sketchFunnel, within } from './sketch.ts';

/** From an article to a confirmed subscription, with nothing in between. */
export function newsletterAwareness(newId: NewId): Funnel {
  const { step, exclusion, note, finish } = sketchFunnel(newId);

  const article = step('Read article', 'page', 'Stays on a guide for half a minute', {
    successCriteria: { event: 'article_read', minimumSeconds: 30 },
  });
  step('See the offer', 'banner', 'The invitation at the end of the guide is on screen', {
    successCriteria: { event: 'newsletter_banner_shown' },
  });
  const address = step('Enter e-mail address', 'form', 'Sends the form with a valid address', {
    window: within(20, 'minutes'),
    successCriteria: { event: 'newsletter_form_sent' },
  });
  const confirmed = step('Confirm address', 'message', 'Opens the link of the confirmation', {
    window: within(2, 'days'),
    successCriteria: { event: 'newsletter_confirmed' },
  });
  exclusion(article, address, 'Already subscribed', 'People who get the newsletter need no offer');
  exclusion(address, confirmed, 'Message bounced', 'Nobody can confirm what never arrived');
  note(256, 'The confirmation is required by law; the reminder after one day is not part of this funnel.');

  return finish('Newsletter sign-up', {
    funnelType: 'awareness',
    description: 'How readers of the guides become subscribers.',
    targetAudience: 'Readers without an account',
    tags: ['content', 'e-mail'],
    window: within(7, 'days'),
  });
}
