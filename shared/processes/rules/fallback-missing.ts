import { type Change, emptyChange } from '../../documents/document.ts';
import type { QuickFix } from '../../documents/finding.ts';
import { recordIn } from '../../documents/rule-kit.ts';
import { newConnection, newProcedure } from '../new-records.ts';
import { indexProcess } from '../process-index.ts';
import type { Action, ActionType } from '../records/action.ts';
import { example, webhook } from './example.ts';
import { label, processRule } from './process-rule.ts';

/** What depends on others, and so fails when they do. */
const mayFail: readonly ActionType[] = ['call_webhook', 'start_process'];

export const fallbackMissing = processRule({
  name: 'fallback-missing',
  reason:
    'Where an action that depends on others fails and nothing catches it, the person is left in the middle.',
  scope: 'record',
  *notice(process) {
    for (const record of process.actions) {
      if (!mayFail.includes(record.does.type) || record.procedureId !== null) continue;
      if (process.outOf(record.id).some(({ on }) => on === 'error')) continue;
      yield {
        severity: 'warning',
        record,
        field: null,
        message: `${label(record, process)} may fail, and nothing says what happens then`,
        fix: addErrorBranch(record),
      };
    }
  },
  good: () => calling(true),
  bad: () => calling(false),
});

/** To the first fallback procedure; where there is none, to a new one below the action. */
function addErrorBranch(action: Action): QuickFix {
  return {
    label: 'Add error branch',
    makeChange: (document, newId): Change | null => {
      if (recordIn(document, action.id)?.kind !== 'action') return null;
      const [first] = indexProcess(document).procedures;
      const { x, y } = action.layout;
      const procedure = first ?? newProcedure({ layout: { x, y: y + 200 } }, newId);
      const road = newConnection({ from: action.id, to: procedure.id, on: 'error' }, newId);
      return { ...emptyChange, added: first ? [road] : [procedure, road] };
    },
  };
}

function calling(caught: boolean) {
  return example([
    { kind: 'action', id: 'a', does: webhook('https://example.com') },
    { kind: 'procedure', id: 'p' },
    { kind: 'connection', id: 'r', from: 'a', to: 'p', on: caught ? 'error' : 'next' },
  ]);
}
