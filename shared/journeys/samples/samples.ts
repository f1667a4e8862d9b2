import type { NewId } from '../../base/ids.ts';
import type { Journey } from '../journey.ts';
import { consumerOnboarding } from './consumer-onboarding.ts';
import { partnerActivation } from './partner-activation.ts';
import { professionalVerification } from './professional-verification.ts';

export interface JourneySample {
  /** What `documents.create` takes as its template. */
  readonly key: string;
  readonly name: string;
  readonly summary: string;
  /** A fresh document with ids of its own. */
  readonly make: (newId: NewId) => Journey;
}

export const journeySamples: readonly JourneySample[] = [
  {
    key: 'consumer-onboarding',
    name: 'Consumer onboarding',
    summary: 'From a search result to the first request, over web, e-mail, mobile and support.',
    make: consumerOnboarding,
  },
  {
    key: 'professional-verification',
    name: 'Professional verification',
    summary: 'An application, its checks and the decision, in two lanes.',
    make: professionalVerification,
  },
  {
    key: 'partner-activation',
    name: 'Partner activation',
    summary: 'A partner signs, connects its systems and sends the first referral.',
    make: partnerActivation,
  },
];
