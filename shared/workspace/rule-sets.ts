import type { DocumentKind } from '../documents/document.ts';
import type { RuleSet } from '../documents/rule-set.ts';
import { experimentRuleSet } from '../experiments/rules/index.ts';
import { funnelRuleSet } from '../funnels/rules/index.ts';
import { journeyRuleSet } from '../journeys/rules/index.ts';
import { processRuleSet } from '../processes/rules/index.ts';

/** The rules of every kind, by kind. */
export const ruleSets = {
  journey: journeyRuleSet,
  funnel: funnelRuleSet,
  process: processRuleSet,
  experiment: experimentRuleSet,
} as const satisfies Record<DocumentKind, RuleSet>;
