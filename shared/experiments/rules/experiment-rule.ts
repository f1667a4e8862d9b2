import { type Document, emptyChange } from '../../documents/document.ts';
import type { QuickFix } from '../../documents/finding.ts';
import { createRuleKit, type Noticed as NoticedOf, type RuleWithExamples } from '../../documents/rule-kit.ts';
import type { Experiment, ExperimentHeader, ExperimentRecord } from '../experiment.ts';
import { type ExperimentIndex, indexExperiment } from '../experiment-index.ts';
import { lockedReason } from '../status.ts';
import { experimentWords } from '../words.ts';

export type ExperimentRule = RuleWithExamples<Experiment>;
export type Noticed = NoticedOf<ExperimentRecord>;

export const {
  rule: experimentRule,
  fixRecord,
  fixByRemoving,
} = createRuleKit<Experiment, ExperimentHeader, ExperimentRecord, ExperimentIndex>({
  indexOf: indexExperiment,
  allows: isAllowed,
});

/** No fix is offered that a running experiment forbids. */
function isAllowed(fix: QuickFix, document: Document): boolean {
  const change = fix.makeChange(document, () => 'new');
  return change !== null && lockedReason(document, change) === undefined;
}

/** What the record is called at the start of a message; null: the experiment itself. */
export function label(record: ExperimentRecord | null): string {
  return record ? experimentWords.recordName(record, () => undefined) : 'The experiment';
}

/** A fix that sets header fields which depend on each other. */
export function fixHeader(
  text: string,
  fields: (experiment: ExperimentIndex) => Partial<ExperimentHeader>,
): QuickFix {
  return {
    label: text,
    makeChange: (document) => {
      const entries = Object.entries(fields(indexExperiment(document))).map(
        ([field, value]) => [field, [document.header[field] ?? null, value ?? null] as const] as const,
      );
      return { ...emptyChange, header: Object.fromEntries(entries) };
    },
  };
}
