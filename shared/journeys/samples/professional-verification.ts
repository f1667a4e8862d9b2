import type { NewId } from '../../base/ids.ts';
import type { Journey } from '../journey.ts';
import { sketchJourney } from './sketch.ts';

/** Two rows fit into a lane: a touchpoint above, a marker below. */
const upper = 16;
const lower = 128;

/** A professional and the verification team, each in a lane of their own. */
export function professionalVerification(newId: NewId): Journey {
  const { stage, lane, entry, touchpoint, goal, exit, road, note, finish } = sketchJourney(newId);

  const apply = stage('Apply', 3, 'The professional hears of the network and applies.');
  const prove = stage('Prove qualification', 2, 'Licence, insurance and references are gathered.');
  const decide = stage('Decide', 1, 'The team looks at the evidence and decides.');
  const live = stage('Go live', 2, 'The profile is published and the first leads arrive.');
  const applicant = lane('Professional', 'professional');
  const team = lane('Verification team', 'reviewer');

  const invited = entry({ stage: apply, lane: applicant, column: 0, y: upper + 16 }, 'Invitation');
  const landing = touchpoint({ stage: apply, lane: applicant, column: 1, y: upper }, 'Open invitation', {
    type: 'page',
    channel: 'web',
    pageUrl: '/professionals/join',
    actionTaken: 'open_invitation',
    description: 'Benefits and fees',
    emotion: 1,
  });
  const application = touchpoint(
    { stage: apply, lane: applicant, column: 2, y: upper },
    'Fill in application',
    {
      type: 'form',
      channel: 'web',
      pageUrl: '/professionals/apply',
      featureName: 'Application',
      actionTaken: 'submit_application',
      description: 'Trade, area, experience',
      emotion: 0,
    },
  );
  const declined = exit(
    { stage: apply, lane: applicant, column: 1, y: lower },
    'Not interested',
    'abandoned',
  );

  const papers = touchpoint({ stage: prove, lane: applicant, column: 0, y: upper }, 'Upload licence', {
    type: 'form',
    channel: 'mobile',
    pageUrl: '/professionals/documents',
    featureName: 'Documents',
    actionTaken: 'upload_licence',
    description: 'Licence and insurance',
    emotion: -1,
  });
  const references = touchpoint({ stage: prove, lane: team, column: 1, y: upper }, 'Call referees', {
    type: 'call',
    channel: 'support',
    featureName: 'References',
    actionTaken: 'call_referee',
    description: 'Two calls, within 3 days',
    emotion: -1,
  });
  const register = touchpoint({ stage: prove, lane: team, column: 0, y: upper }, 'Check register', {
    type: 'lookup',
    channel: 'api',
    featureName: 'Trade register',
    actionTaken: 'check_register',
    description: 'Answer in seconds',
    emotion: 0,
  });
  const unreachable = exit(
    { stage: prove, lane: team, column: 1, y: lower },
    'Referees not reached',
    'handed_over',
  );

  const decision = touchpoint({ stage: decide, lane: team, column: 0, y: upper }, 'Decide on application', {
    type: 'task',
    channel: 'web',
    pageUrl: '/admin/applications/{id}',
    featureName: 'Review desk',
    actionTaken: 'decide_application',
    description: 'Four-eye decision',
    emotion: 0,
  });
  const rejected = exit(
    { stage: decide, lane: team, column: 0, y: lower },
    'Application refused',
    'completed',
  );

  const welcome = touchpoint({ stage: live, lane: applicant, column: 0, y: upper }, 'Welcome message', {
    type: 'message',
    channel: 'email',
    pageUrl: '/professionals/profile',
    actionTaken: 'open_profile',
    description: 'Profile is ready to publish',
    emotion: 2,
  });
  const publish = touchpoint({ stage: live, lane: applicant, column: 1, y: upper }, 'Publish profile', {
    type: 'form',
    channel: 'web',
    pageUrl: '/professionals/profile/edit',
    featureName: 'Profile',
    actionTaken: 'publish_profile',
    description: 'Photo, prices, calendar',
    emotion: 2,
  });
  const silent = exit(
    { stage: live, lane: applicant, column: 0, y: lower },
    'Profile never opened',
    'abandoned',
  );
  const verified = goal({ stage: live, lane: applicant, column: 1, y: lower }, 'Verified profile', [
    { measure: 'verified within 7 days', comparator: '>=', target: 80, unit: '%' },
    { measure: 'satisfaction', comparator: '>=', target: 4.2, unit: 'of 5' },
  ]);

  road(invited, landing);
  road(landing, application, 'applies', 55);
  road(landing, declined, 'declines', 45);
  road(application, papers);
  road(papers, register);
  road(register, references);
  road(references, decision, 'both answer', 92);
  road(references, unreachable, 'no answer in 3 days', 8);
  road(decision, welcome, 'approved', 83);
  road(decision, rejected, 'refused', 17);
  road(welcome, publish, 'opened', 90);
  road(welcome, silent, 'not opened in 14 days', 10);
  road(publish, verified);
  note(640, 'The register answers in seconds; the referees decide how long this stage takes.');

  return finish('Professional verification', {
    journeyType: 'professional',
    personaType: 'self_employed_professional',
    description: 'How a professional is invited, checked and published.',
    version: '2.1',
  });
}
