import { attachedRules } from '../documents/attached/rules/index.ts';
import { suppressionUnused } from '../documents/attached/suppression-unused.ts';
import { type Document, type DocumentKind, documentKinds } from '../documents/document.ts';
import type { Rule, Severity } from '../documents/finding.ts';
import { ruleKey } from '../documents/rule-settings.ts';
import { ruleSets } from './rule-sets.ts';
import { workspaceRules } from './rules/index.ts';

/** A rule as the settings show it. */
export interface ListedRule {
  /** Its name in the settings. */
  readonly key: string;
  readonly of: DocumentKind | 'any' | 'workspace';
  readonly name: string;
  readonly reason: string;
  /** What its findings are where nothing is set. */
  readonly usual: Severity;
  readonly mayLower: boolean;
}

/** Every rule over documents and the workspace, as they are listed in their registries. */
export function listRules(): readonly ListedRule[] {
  const ofKinds = documentKinds.flatMap((kind) =>
    ruleSets[kind].own.map((rule) => listed(kind, ruleKey(kind, rule.name), rule)),
  );
  const { name, reason, severity } = suppressionUnused;
  return [
    ...ofKinds,
    ...attachedRules.map((rule) => listed('any', rule.name, rule)),
    { key: name, of: 'any', name: plainName(name), reason, usual: severity, mayLower: true },
    ...workspaceRules.map((rule): ListedRule => {
      return {
        key: rule.name,
        of: 'workspace',
        name: plainName(rule.name),
        reason: rule.reason,
        usual: rule.severity,
        mayLower: true,
      };
    }),
  ];
}

function listed(
  of: ListedRule['of'],
  key: string,
  rule: Rule & { readonly bad: () => Document },
): ListedRule {
  const { name, reason, mayLower } = rule;
  // Its own bad example shows how a rule speaks.
  const usual = rule.check(rule.bad())[0]?.severity ?? 'warning';
  return { key, of, name: plainName(name), reason, usual, mayLower };
}

/** 'any/comment-target-gone' is called 'comment-target-gone'. */
export function plainName(rule: string): string {
  return rule.slice(rule.indexOf('/') + 1);
}
