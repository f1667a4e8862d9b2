import { assertNever } from '../../base/assert-never.ts';
import type { Fields } from '../../documents/fields.ts';
import { newProcessHeader, processOf } from '../new-process.ts';
import * as make from '../new-records.ts';
import type { Process, ProcessHeader, ProcessRecord } from '../process.ts';
import type { Does } from '../records/action.ts';
import type { Test } from '../records/condition.ts';

type Shown<Kind extends ProcessRecord> = Fields<Kind> & {
  readonly kind: Kind['kind'];
  readonly id: string;
};
export type ExampleRecord = {
  [Kind in ProcessRecord['kind']]: Shown<Extract<ProcessRecord, { kind: Kind }>>;
}[ProcessRecord['kind']];

/** A process that shows one thing: only what matters is written, the rest is as new records have it. */
export function example(records: readonly ExampleRecord[], header: Partial<ProcessHeader> = {}): Process {
  return processOf(
    'example',
    { ...newProcessHeader('Example'), ...header } as ProcessHeader,
    records.map(complete),
  );
}

/** An event that leads to one action, which does this, or what new actions do. */
export function oneAction(does?: Does, fields: Omit<Fields<ActionRecord>, 'id' | 'kind'> = {}): Process {
  return example([
    { kind: 'trigger', id: 't' },
    { kind: 'action', id: 'a', ...(does && { does }), ...fields },
    { kind: 'connection', id: 'r', from: 't', to: 'a' },
  ]);
}
type ActionRecord = Extract<ProcessRecord, { kind: 'action' }>;

export function webhook(url: string, headers: Readonly<Record<string, string>> = {}): Does {
  return { type: 'call_webhook', url, method: 'POST', headers, body: null };
}

/** A decision that asks these. */
export function decision(...tests: readonly Test[]): Process {
  const conditions = tests.map(
    (test, at): ExampleRecord => ({ kind: 'condition', id: `c${at}`, groupId: 'g', test, order: at }),
  );
  return example([{ kind: 'group', id: 'g' }, ...conditions]);
}

function complete(shown: ExampleRecord): ProcessRecord {
  const newId = () => shown.id;
  switch (shown.kind) {
    case 'trigger':
      return make.newTrigger(shown, newId);
    case 'group':
      return make.newGroup(shown, newId);
    case 'condition':
      return make.newCondition({ groupId: '', ...shown }, newId);
    case 'action':
      return make.newAction(shown, newId);
    case 'procedure':
      return make.newProcedure(shown, newId);
    case 'connection':
      return make.newConnection({ from: '', to: '', ...shown }, newId);
    case 'note':
      return make.newProcessNote(shown, newId);
    default:
      return assertNever(shown);
  }
}
