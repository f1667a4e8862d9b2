import type { RuleSettings } from '../../../shared/documents/rule-settings.ts';
import type { ListedFinding } from './listed-finding.ts';

/** What decides, outside of a document and its rules, what is shown of it. */
export interface FindingsPolicy {
  readonly settings: () => RuleSettings;
  /** What the rules of the workspace found about the document. */
  readonly fromWorkspace: () => readonly ListedFinding[];
  /** What an ignored finding is signed with; null: no name is given. */
  readonly author: () => string | null;
  /** ISO text in UTC. */
  readonly now: () => string;
  /** Calls back when settings or what the workspace found have changed; returns the function that stops it. */
  readonly onChange: (listener: () => void) => () => void;
}

/** Every finding as its rule says, nothing from elsewhere. */
export const plainPolicy: FindingsPolicy = {
  settings: () => ({}),
  fromWorkspace: () => [],
  author: () => null,
  now: () => new Date().toISOString(),
  onChange: () => () => {},
};
