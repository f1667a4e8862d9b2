import { cutText, plainValue } from '../documents/in-words.ts';
import { durationText } from './durations.ts';
import type { Does } from './records/action.ts';

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

function joined(parts: readonly (string | null)[], between: string): string {
  return parts.filter((part) => part !== null && part.trim() !== '').join(between);
}
