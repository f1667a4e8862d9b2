import type { Id } from '../base/ids.ts';
import { attachedOf } from './attached/attached.ts';
import type { Suppression } from './attached/suppression.ts';
import { unusedFinding } from './attached/suppression-unused.ts';
import type { Document } from './document.ts';
import type { Finding, Severity } from './finding.ts';
import { type RuleSettings, ruleKey } from './rule-settings.ts';

/** What of a finding says how it is taken. */
export type Judged = Pick<Finding, 'rule' | 'severity' | 'recordId' | 'field' | 'mayLower'>;

export interface Ignored<Of> {
  readonly finding: Of;
  readonly suppression: Suppression;
}

export interface Judgement<Of> {
  /** What is left, with the severities of the workspace, errors first. */
  readonly findings: readonly Of[];
  /** What somebody decided to live with. */
  readonly ignored: readonly Ignored<Of>[];
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * What the rules found, as the workspace and the document take it: severities as set, what is ignored put aside. What
 * production itself refuses stays an error, whatever anybody set. An ignored finding that is not found any more is one
 * itself, made by `fromFinding` in the shape of the others.
 */
export function judge<Of extends Judged>(
  document: Document,
  found: readonly Of[],
  settings: RuleSettings,
  fromFinding: (finding: Finding) => Of,
): Judgement<Of> {
  const open = new Map<string, Suppression>();
  for (const record of attachedOf(document)) {
    if (record.kind === 'suppression') open.set(place(record.rule, record.target, record.field), record);
  }
  const used = new Set<Suppression>();
  const left: Of[] = [];
  const ignored: Ignored<Of>[] = [];
  for (const finding of found) {
    if (finding.mayLower === false) {
      left.push(finding);
      continue;
    }
    const suppression = open.get(place(finding.rule, finding.recordId, finding.field));
    if (suppression) used.add(suppression);
    const taken = asSet(document, finding, settings);
    if (!taken) continue;
    if (suppression) ignored.push({ finding: taken, suppression });
    else left.push(taken);
  }
  for (const suppression of open.values()) {
    if (used.has(suppression)) continue;
    const taken = asSet(document, fromFinding(unusedFinding(document, suppression)), settings);
    if (taken) left.push(taken);
  }
  return {
    findings: severities.flatMap((severity) => left.filter((finding) => finding.severity === severity)),
    ignored,
  };
}

function asSet<Of extends Judged>(document: Document, finding: Of, settings: RuleSettings): Of | null {
  const key = ruleKey(document.kind, finding.rule);
  const setting = Object.hasOwn(settings, key) ? settings[key] : undefined;
  if (setting === 'off') return null;
  return setting === undefined || setting === finding.severity ? finding : { ...finding, severity: setting };
}

function place(rule: string, target: Id | null, field: string | null): string {
  return JSON.stringify([rule, target, field]);
}
