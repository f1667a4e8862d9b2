import type { Does } from '../records/action.ts';
import { oneAction } from './example.ts';
import { label, processRule } from './process-rule.ts';

export const actionSettingMissing = processRule({
  name: 'action-setting-missing',
  reason: 'An action that lacks what it is about fails each time.',
  scope: 'record',
  *notice(process) {
    for (const record of process.actions) {
      const lacking = lackingIn(record.does);
      if (lacking === undefined) continue;
      yield {
        severity: 'error',
        record,
        field: 'does',
        message: `${label(record, process)} has no ${lacking}`,
      };
    }
  },
  good: () => oneAction({ type: 'assign_team', team: 'Billing' }),
  bad: () => oneAction({ type: 'assign_team', team: '' }),
});

/** A webhook's URL has a rule of its own. */
function lackingIn(does: Does): string | undefined {
  switch (does.type) {
    case 'send_message':
      return isBlank(does.to) ? 'recipient' : isBlank(does.text) ? 'text' : undefined;
    case 'create_task':
      return isBlank(does.title) ? 'title' : undefined;
    case 'update_record':
      return isBlank(does.record) ? 'record to update' : isBlank(does.field) ? 'field to update' : undefined;
    case 'start_process':
      return does.processId === null || isBlank(does.processId) ? 'process to start' : undefined;
    case 'wait':
      return does.seconds > 0 ? undefined : 'time to wait';
    case 'assign_team':
      return isBlank(does.team) ? 'team' : undefined;
    default:
      return undefined;
  }
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
