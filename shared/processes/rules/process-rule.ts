import { createRuleKit, type Noticed as NoticedOf, type RuleWithExamples } from '../../documents/rule-kit.ts';
import type { Process, ProcessHeader, ProcessRecord } from '../process.ts';
import { indexProcess, type ProcessIndex } from '../process-index.ts';
import { processWords } from '../words.ts';

export type ProcessRule = RuleWithExamples<Process>;
export type Noticed = NoticedOf<ProcessRecord>;

export const {
  rule: processRule,
  fixRecord,
  fixHeader,
  fixByRemoving,
} = createRuleKit<Process, ProcessHeader, ProcessRecord, ProcessIndex>({ indexOf: indexProcess });

/** What the record is called at the start of a message; null: the process itself. */
export function label(record: ProcessRecord | null, process: ProcessIndex): string {
  return record ? processWords.recordName(record, (id) => process.byId.get(id)) : 'The process';
}
