import { createRuleKit, type Noticed as NoticedOf, type RuleWithExamples } from '../../documents/rule-kit.ts';
import type { Funnel, FunnelHeader, FunnelRecord } from '../funnel.ts';
import { type FunnelIndex, indexFunnel } from '../funnel-index.ts';
import { funnelWords } from '../words.ts';

export type FunnelRule = RuleWithExamples<Funnel>;
export type Noticed = NoticedOf<FunnelRecord>;

export const {
  rule: funnelRule,
  fixRecord,
  fixHeader,
  fixByRemoving,
} = createRuleKit<Funnel, FunnelHeader, FunnelRecord, FunnelIndex>({ indexOf: indexFunnel });

/** What the record is called at the start of a message; null: the funnel itself. */
export function label(record: FunnelRecord | null): string {
  return record ? funnelWords.recordName(record, () => undefined) : 'The funnel';
}
