import { attachedRule, example, exampleComment, fixRecord, label } from './attached-rule.ts';

export const commentThreadGone = attachedRule({
  name: 'any/comment-thread-gone',
  reason: 'An answer whose question was removed elsewhere stands alone and should begin a thread of its own.',
  *notice({ attached, find }) {
    for (const record of attached) {
      if (record.kind !== 'comment' || record.parentId === null) continue;
      const parent = find(record.parentId);
      if (parent?.kind === 'comment' && (parent['parentId'] ?? null) === null) continue;
      yield {
        severity: 'info',
        record,
        field: 'parentId',
        message: `${label(record)} answers a comment that is gone`,
        fix: fixRecord('Begin a thread with it', record, () => ({ parentId: null })),
      };
    }
  },
  good: () => example([exampleComment(), exampleComment({ id: 'a', parentId: 'c' })]),
  bad: () => example([exampleComment({ id: 'a', parentId: 'c' })]),
});
