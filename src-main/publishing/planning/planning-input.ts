import type { Document } from '../../../shared/documents/document.ts';
import { judge } from '../../../shared/documents/judge.ts';
import type { RuleSettings } from '../../../shared/documents/rule-settings.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { unitOf } from '../../../shared/publishing/units.ts';
import type { PublishingContext } from '../publishing-context.ts';
import type { PlanningDeps } from './planning.ts';

/** What every sort of plan for an environment starts from. */
export function planningInput(
  { comparing, newId, now }: Pick<PublishingContext, 'comparing' | 'newId' | 'now'>,
  /** How this workspace takes what the rules find. */
  ruleSettings: () => RuleSettings,
): (environment: Environment) => PlanningDeps {
  function findings(document: Document) {
    const found = unitOf(document.kind).ruleSet.find(document);
    return judge(document, found, ruleSettings(), (finding) => finding).findings;
  }
  return (environment) => ({
    ...comparing(environment),
    environment,
    planId: newId(),
    now: now(),
    findings,
  });
}
