import type { Document } from '../../documents/document.ts';
import type { Finding } from '../../documents/finding.ts';
import { createRuleSet, type RuleSet } from '../../documents/rule-set.ts';
import { indexProcess } from '../process-index.ts';
import { actionSettingMissing } from './action-setting-missing.ts';
import { conditionDangling } from './condition-dangling.ts';
import { conditionTreeLimit } from './condition-tree-limit.ts';
import { conditionUndecidable } from './condition-undecidable.ts';
import { connectionDangling } from './connection-dangling.ts';
import { connectionWayUnclear } from './connection-way-unclear.ts';
import { cycleWithoutWait } from './cycle-without-wait.ts';
import { eventMissing } from './event-missing.ts';
import { executionTimeOutOfRange } from './execution-time-out-of-range.ts';
import { executionTimeTooShort } from './execution-time-too-short.ts';
import { fallbackMissing } from './fallback-missing.ts';
import { fieldTypeConflict } from './field-type-conflict.ts';
import { groupEmpty } from './group-empty.ts';
import { groupMatchUnknown } from './group-match-unknown.ts';
import { nodeUnreachable } from './node-unreachable.ts';
import { priorityOutOfRange } from './priority-out-of-range.ts';
import { processNameMissing } from './process-name-missing.ts';
import type { ProcessRule } from './process-rule.ts';
import { processTypeUnknown } from './process-type-unknown.ts';
import { retryOutOfRange } from './retry-out-of-range.ts';
import { retryWithoutTimeout } from './retry-without-timeout.ts';
import { textTooLong } from './text-too-long.ts';
import { textUnstorable } from './text-unstorable.ts';
import { triggerLeadsNowhere } from './trigger-leads-nowhere.ts';
import { triggerMissing } from './trigger-missing.ts';
import { webhookSecret } from './webhook-secret.ts';
import { webhookUrlNotHttps } from './webhook-url-not-https.ts';

/**
 * Every rule for processes. A new one: a file beside this one, and a line here. Errors are what production would refuse
 * and what an engine could never do as it is drawn; the rest are warnings.
 */
export const processRules: readonly ProcessRule[] = [
  processNameMissing,
  textTooLong,
  textUnstorable,
  processTypeUnknown,
  priorityOutOfRange,
  executionTimeOutOfRange,
  eventMissing,
  connectionDangling,
  connectionWayUnclear,
  conditionDangling,
  conditionTreeLimit,
  conditionUndecidable,
  groupMatchUnknown,
  webhookUrlNotHttps,
  webhookSecret,
  actionSettingMissing,
  retryOutOfRange,
  retryWithoutTimeout,
  triggerMissing,
  triggerLeadsNowhere,
  nodeUnreachable,
  cycleWithoutWait,
  executionTimeTooShort,
  fallbackMissing,
  groupEmpty,
  fieldTypeConflict,
];

export const processRuleSet: RuleSet<ProcessRule> = createRuleSet({
  rules: processRules,
  sequence: (document) => indexProcess(document).nodes,
});

/** What the rules notice, errors first. The same document gives the same findings. */
export function findFindings(document: Document): readonly Finding[] {
  return processRuleSet.find(document);
}
