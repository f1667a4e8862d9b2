import type { Document } from '../documents/document.ts';
import type { Finding } from '../documents/finding.ts';
import { type Judgement, judge } from '../documents/judge.ts';
import type { RuleSettings } from '../documents/rule-settings.ts';
import { ruleSets } from './rule-sets.ts';

/** What stands against a document of any kind in this workspace: what its rules find, as settings and document take it. */
export function effectiveFindings(document: Document, settings: RuleSettings): Judgement<Finding> {
  return judge(document, ruleSets[document.kind].find(document), settings, (finding) => finding);
}
