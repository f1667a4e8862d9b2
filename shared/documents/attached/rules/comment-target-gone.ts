import { attachedRule, example, exampleComment, fixRecord, label } from './attached-rule.ts';

export const commentTargetGone = attachedRule({
  name: 'any/comment-target-gone',
  reason: 'A comment about a record that somebody else removed is shown at no place of the canvas.',
  *notice({ attached, find }) {
    for (const record of attached) {
      if (record.kind !== 'comment' || record.target === null || find(record.target)) continue;
      yield {
        severity: 'info',
        record,
        field: 'target',
        message: `${label(record)} is about a record that is gone`,
        fix: fixRecord('Keep it with the document', record, () => ({ target: null })),
      };
    }
  },
  good: () => example([{ id: 't', kind: 'touchpoint', name: 'Sign up' }, exampleComment({ target: 't' })]),
  bad: () => example([exampleComment({ target: 't' })]),
});
