import type { DocumentKind } from './document.ts';
import type { Severity } from './finding.ts';

/** How a workspace takes what a rule finds. */
export type RuleSetting = Severity | 'off';

/** By `ruleKey`; a rule that is not named is taken as it says itself. */
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

/** What a rule is called in the settings. The rules of a kind are its own, whatever they are called; others say where they hold. */
export function ruleKey(kind: DocumentKind, rule: string): string {
  return rule.includes('/') ? rule : `${kind}/${rule}`;
}
