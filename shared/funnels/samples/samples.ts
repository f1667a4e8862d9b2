import type { NewId } from '../../base/ids.ts';
import type { Funnel } from '../funnel.ts';
import { comparisonConsideration } from './comparison-consideration.ts';
import { consultationPurchase } from './consultation-purchase.ts';
import { habitRetention } from './habit-retention.ts';
import { newsletterAwareness } from './newsletter-awareness.ts';
import { referralAdvocacy } from './referral-advocacy.ts';

export interface FunnelSample {
  /** What a new document takes as its template. */
  readonly key: string;
  readonly name: string;
  readonly summary: string;
  /** A fresh document with ids of its own. */
  readonly make: (newId: NewId) => Funnel;
}

export const funnelSamples: readonly FunnelSample[] = [
  {
    key: 'consultation-purchase',
    name: 'Consultation purchase',
    summary: 'Purchase: from a profile to a paid consultation, with those who ask a question first.',
    make: consultationPurchase,
  },
  {
    key: 'newsletter-sign-up',
    name: 'Newsletter sign-up',
    summary: 'Awareness: from an article to a confirmed subscription.',
    make: newsletterAwareness,
  },
  {
    key: 'professional-first-month',
    name: 'First month of professionals',
    summary: 'Retention: four habits in any sequence, and who is still there in week four.',
    make: habitRetention,
  },
  {
    key: 'comparing-professionals',
    name: 'Comparing professionals',
    summary: 'Consideration: from a search to a short list and a first request.',
    make: comparisonConsideration,
  },
  {
    key: 'recommending-to-friends',
    name: 'Recommending to friends',
    summary: 'Advocacy: from a good rating to a friend who signs up.',
    make: referralAdvocacy,
  },
];
