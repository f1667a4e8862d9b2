import { cutText, plainValue } from '../documents/in-words.ts';
import type { Does } from './records/action.ts';
import { unit } from './words.ts';

/** The one line under an action's name: what it does, to whom or for how long; empty where nothing is said yet. */
export function actionDetail(does: Does): string {
  switch (does.type) {
    case 'send_message':
      return joined([does.channel, does.to], ' to ');
    case 'create_task':
      return joined([does.title, does.assignee], ' for ');
    case 'update_record':
      return does.record === '' && does.field === ''
        ? ''
        : `${joined([does.record, does.field], '.')} = ${cutText(plainValue(does.value) ?? 'nothing', 40)}`;
    case 'call_webhook':
      return joined([does.method, does.url.replace(/^https?:\/\//, '')], ' ');
    case 'start_process':
      return does.processId === null ? '' : 'Another process';
    case 'wait':
      return durationText(does.seconds);
    case 'assign_team':
      return does.team;
    default:
      return '';
  }
}

/** '2 days', '1 hour 30 minutes': whole units from the largest down, two at most. */
export function durationText(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return 'an unclear time';
  const units = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
    ['second', 1],
  ] as const;
  const parts: string[] = [];
  let rest = Math.round(seconds);
  for (const [word, length] of units) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) parts.push(unit(count, word));
    // A second unit only right below the first: '2 days 3 seconds' says nothing.
    if (parts.length > 0 && (parts.length === 2 || rest === 0 || count === 0)) break;
  }
  return parts.join(' ') || unit(0, 'second');
}

function joined(parts: readonly (string | null)[], between: string): string {
  return parts.filter((part) => part !== null && part.trim() !== '').join(between);
}
