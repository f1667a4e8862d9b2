import type { AttachedRule } from './attached-rule.ts';
import { attachedUnstorable } from './attached-unstorable.ts';
import { commentTargetGone } from './comment-target-gone.ts';
import { commentThreadGone } from './comment-thread-gone.ts';

/** Rules for what may be attached to a document of any kind. A new one: a file beside this one, and a line here. */
export const attachedRules: readonly AttachedRule[] = [
  attachedUnstorable,
  commentTargetGone,
  commentThreadGone,
];
