import type { NewId } from '../../base/ids.ts';
import type { Funnel } from '../funnel.ts';
import { sketchFunnel, within } from './sketch.ts';

/** What new professionals do in their first month, in whatever sequence. */
export function habitRetention(newId: NewId): Funnel {
  const { step, branch, note, finish } = sketchFunnel(newId);

  step('Publish profile', 'form', 'The profile is complete and visible', {
    successCriteria: { event: 'profile_published' },
  });
  const calendar = step('Connect calendar', 'form', 'Free times are read from a calendar', {
    successCriteria: { event: 'calendar_connected' },
  });
  step('Upload references', 'form', 'At least one reference is checked', {
    optional: true,
    successCriteria: { event: 'reference_approved', minimum: 1 },
  });
  const answer = step('Answer a request', 'message', 'Replies to a client within a day', {
    successCriteria: { event: 'request_answered', withinHours: 24 },
  });
  step('Come back in week four', 'page', 'Signs in between day 22 and day 28', {
    successCriteria: { event: 'signed_in', fromDay: 22, toDay: 28 },
  });
  branch(
    { from: calendar, condition: 'has no calendar online', rejoin: answer },
    'Enter times by hand',
    'form',
    'Writes free times into our own calendar',
    { successCriteria: { event: 'times_entered' } },
  );
  note(512, 'Three of the four habits in the first month: nine in ten stay for a year.');

  return finish('First month of professionals', {
    funnelType: 'retention',
    description: 'The habits that tell who stays.',
    targetAudience: 'Professionals in their first month',
    tags: ['habits', 'professionals'],
    orderMode: 'unordered',
    window: within(4, 'weeks'),
  });
}
