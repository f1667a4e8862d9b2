import type { NewId } from '../../base/ids.ts';
import type { Experiment } from '../experiment.ts';
import { sketchExperiment } from './sketch.ts';

export interface ExperimentSample {
  readonly key: string;
  readonly name: string;
  readonly summary: string;
  /** A fresh document with ids of its own. */
  readonly make: (newId: NewId) => Experiment;
}

/** One per experiment type. */
export const experimentSamples: readonly ExperimentSample[] = [
  {
    key: 'experiment-shorter-sign-up',
    name: 'Shorter sign-up',
    summary: 'A journey with one stage less against the one that runs today.',
    make: shorterSignUp,
  },
  {
    key: 'experiment-search-layout',
    name: 'Search result layout',
    summary: 'Interface: two new layouts of the result page against the list.',
    make: searchLayout,
  },
  {
    key: 'experiment-reminder-wording',
    name: 'Reminder wording',
    summary: 'Messaging: what an e-mail says to people who left a form half done.',
    make: reminderWording,
  },
  {
    key: 'experiment-yearly-price',
    name: 'Yearly price',
    summary: 'Pricing: a lower yearly price, judged by revenue, for a small part of new customers.',
    make: yearlyPrice,
  },
  {
    key: 'experiment-document-scan',
    name: 'Document scan',
    summary: 'Feature: scanning documents with the phone, switched on step by step.',
    make: documentScan,
  },
];

function shorterSignUp(newId: NewId): Experiment {
  const { arm, who, metric, note, finish } = sketchExperiment(newId);
  arm('control', 'Three stages', 'Account, profile, first request.');
  arm('two_stages', 'Two stages', 'The profile is asked for after the first request.');
  who('user_segment', 'is', 'new_visitor');
  who('device_type', 'in', ['desktop', 'mobile']);
  metric('primary', 'signup_completion_rate', {
    description: 'Visitors who start the sign-up and finish it within a day.',
    baseline: 32,
    minimumEffect: 6,
  });
  metric('secondary', 'time_to_first_request', {
    description: 'Minutes from the first page to the first request.',
    measureType: 'mean',
    direction: 'decrease',
    baseline: 18,
    standardDeviation: 11,
  });
  metric('guardrail', 'profile_completion_rate', {
    description: 'The profile must still be filled in within 14 days.',
    baseline: 71,
    minimumEffect: 3,
  });
  note('Nobody is asked twice: what the first request tells fills the profile.');
  return finish('Shorter sign-up', {
    experimentType: 'journey_flow',
    hypothesis:
      'If the profile is asked for after the first request, more visitors finish the sign-up, because they see what it is for.',
    description: 'Runs on the public site in both languages.',
    owner: 'Onboarding team',
    minimumSampleSize: 9500,
  });
}

function searchLayout(newId: NewId): Experiment {
  const { arm, who, slice, metric, finish } = sketchExperiment(newId);
  arm('list', 'List', 'One professional per line, as today.');
  arm('cards', 'Cards', 'Cards with a photo, three in a row.');
  arm('map', 'Map and list', 'The map beside a shorter list.');
  who('device_type', 'is', 'desktop');
  slice('search-page', 0, 60, 'The rest of the group is kept for the ranking experiment.');
  metric('primary', 'contact_request_rate', {
    description: 'Searches that end in a contact request.',
    baseline: 8.5,
    minimumEffect: 10,
  });
  metric('secondary', 'results_opened', {
    description: 'Profiles opened in a search.',
    measureType: 'mean',
    baseline: 2.4,
    standardDeviation: 1.9,
  });
  metric('guardrail', 'page_load_seconds', {
    measureType: 'mean',
    direction: 'decrease',
    baseline: 1.8,
    standardDeviation: 0.7,
  });
  return finish('Search result layout', {
    experimentType: 'ui_variant',
    hypothesis: 'Photos and places help people to choose, so more searches end in a contact request.',
    owner: 'Search team',
    minimumSampleSize: 18_000,
  });
}

function reminderWording(newId: NewId): Experiment {
  const { arm, who, metric, finish } = sketchExperiment(newId);
  arm('plain', 'Plain reminder', 'You have not finished your form.');
  arm('progress', 'Progress', 'You are three of five steps in; two minutes are left.');
  arm('help', 'Offer of help', 'Is anything unclear? Answer this e-mail and we help.');
  who('form_started', 'is', true);
  who('email_consent', 'is', true);
  who('days_since_start', 'at_least', 2);
  metric('primary', 'form_resumed_rate', {
    description: 'People who come back to the form within three days of the e-mail.',
    baseline: 12,
    minimumEffect: 20,
  });
  metric('secondary', 'form_completion_rate', { baseline: 7 });
  metric('guardrail', 'unsubscribe_rate', { direction: 'decrease', baseline: 0.6 });
  return finish('Reminder wording', {
    experimentType: 'messaging',
    hypothesis: 'People come back when they see how little is left, more than when they are only reminded.',
    description: 'One e-mail per person, two days after the last step.',
    owner: 'Lifecycle marketing',
    minimumSampleSize: 3200,
  });
}

function yearlyPrice(newId: NewId): Experiment {
  const { arm, who, slice, metric, note, finish } = sketchExperiment(newId);
  arm('current', 'Current price', 'Ten months paid for twelve.');
  arm('lower', 'Lower price', 'Eight months paid for twelve.');
  who('user_segment', 'is', 'trial');
  who('country', 'in', ['DE', 'AT', 'CH']);
  who('sales_contact', 'unknown', null);
  slice('pricing', 0, 50, 'Nobody is in two price experiments.');
  metric('primary', 'revenue_per_trial', {
    description: 'Revenue in euro within 30 days, per person who starts a trial.',
    measureType: 'mean',
    baseline: 41,
    standardDeviation: 96,
    minimumEffect: 10,
  });
  metric('secondary', 'yearly_plan_rate', { baseline: 9 });
  metric('guardrail', 'refund_rate', { direction: 'decrease', baseline: 1.5 });
  note('Legal has agreed: everybody who saw the lower price keeps it for a year.');
  return finish(
    'Yearly price',
    {
      experimentType: 'pricing',
      hypothesis: 'A lower yearly price brings enough yearly plans to raise the revenue per trial.',
      owner: 'Pricing',
      coverage: 40,
      minimumSampleSize: 9000,
    },
    { current: 80, lower: 20 },
  );
}

function documentScan(newId: NewId): Experiment {
  const { arm, who, metric, finish } = sketchExperiment(newId);
  arm('upload', 'Upload only', 'Documents are chosen as files, as today.');
  arm('scan', 'Scan', 'The phone finds the edges and straightens the page.');
  who('app_version', 'at_least', '5.2');
  who('device_type', 'is', 'mobile');
  metric('primary', 'document_rejected_rate', {
    description: 'Documents sent back because they cannot be read.',
    direction: 'decrease',
    baseline: 14,
    minimumEffect: 15,
  });
  metric('secondary', 'documents_submitted', {
    measureType: 'mean',
    baseline: 2.1,
    standardDeviation: 1.4,
  });
  metric('guardrail', 'app_crash_rate', { direction: 'decrease', baseline: 0.4 });
  metric('guardrail', 'support_contact_rate', { direction: 'decrease', baseline: 3 });
  return finish(
    'Document scan',
    {
      experimentType: 'feature',
      hypothesis: 'Scanned pages are easier to read, so fewer documents are sent back.',
      description:
        'Starts with a tenth of the phones; the share of the scan is raised with the next release.',
      owner: 'Mobile team',
      coverage: 10,
      minimumSampleSize: 4500,
    },
    { upload: 50, scan: 50 },
  );
}
