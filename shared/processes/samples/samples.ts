import type { NewId } from '../../base/ids.ts';
import type { Process } from '../process.ts';
import { accountOnboarding } from './account-onboarding.ts';
import { billingRetry } from './billing-retry.ts';
import { consentCompliance } from './consent-compliance.ts';
import { documentProcessing } from './document-processing.ts';
import { professionalMatching } from './professional-matching.ts';
import { supportEscalation } from './support-escalation.ts';

export interface ProcessSample {
  readonly key: string;
  readonly name: string;
  readonly summary: string;
  /** A fresh document with ids of its own. */
  readonly make: (newId: NewId) => Process;
}

export const processSamples: readonly ProcessSample[] = [
  {
    key: 'document-processing',
    name: 'Identity document processing',
    summary: 'Reads an uploaded proof of identity; what cannot be read goes to people.',
    make: documentProcessing,
  },
  {
    key: 'support-escalation',
    name: 'Support escalation',
    summary: 'Follows an open request to the second level and the person on duty.',
    make: supportEscalation,
  },
  {
    key: 'billing-retry',
    name: 'Failed payment retry',
    summary: 'Billing: tries a failed payment again, waits in between, and ends with people.',
    make: billingRetry,
  },
  {
    key: 'account-onboarding',
    name: 'Account onboarding',
    summary: 'Welcomes a new account and helps where it stands still.',
    make: accountOnboarding,
  },
  {
    key: 'professional-matching',
    name: 'Professional matching',
    summary: 'Brings a request to somebody who is free, and to people where nobody is.',
    make: professionalMatching,
  },
  {
    key: 'erasure-request',
    name: 'Erasure request',
    summary: 'Compliance: a request to be forgotten is proved, carried out and confirmed.',
    make: consentCompliance,
  },
];
