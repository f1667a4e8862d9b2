import { nameKey } from '../../base/text.ts';
import { cutText } from '../../documents/in-words.ts';
import { type Channel, channels } from '../records/touchpoint.ts';
import { example } from './example.ts';
import { fixRecord, journeyRule, label } from './journey-rule.ts';

/** Which of the five another program most likely meant: offered, never done by itself. */
const meant = new Map<string, Channel>([
  ['sms', 'mobile'],
  ['push', 'mobile'],
  ['app', 'mobile'],
  ['e-mail', 'email'],
  ['mail', 'email'],
  ['newsletter', 'email'],
  ['phone', 'support'],
  ['call', 'support'],
  ['chat', 'support'],
  ['website', 'web'],
  ['browser', 'web'],
  ['page', 'web'],
  ['webhook', 'api'],
  ['integration', 'api'],
]);

export const channelUnknown = journeyRule({
  name: 'channel-unknown',
  reason:
    'Production refuses to record a touchpoint whose channel is not web, mobile, email, api or support.',
  scope: 'record',
  mayLower: false,
  *notice(journey) {
    for (const record of journey.touchpoints) {
      if ((channels as readonly string[]).includes(record.channel)) continue;
      const key = nameKey(record.channel);
      const suggestion = channels.find((channel) => channel === key) ?? meant.get(key);
      const shown = cutText(record.channel, 60);
      yield {
        severity: 'error',
        record,
        field: 'channel',
        message: `${label(record, journey)} ${shown === '' ? 'has no channel' : `uses the channel "${shown}", which production refuses`}`,
        fix:
          suggestion === undefined
            ? null
            : fixRecord(`Change to ${suggestion}`, record, () => ({ channel: suggestion })),
      };
    }
  },
  good: () => example([{ kind: 'touchpoint', id: 't', channel: 'mobile' }]),
  bad: () => example([{ kind: 'touchpoint', id: 't', channel: 'sms' }]),
});
