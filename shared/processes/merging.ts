import type { MergeRules } from '../documents/merge.ts';

/**
 * Tags are a set; every other field stands for itself. What only makes sense together is one field already: the test of a
 * condition, the retry of an action, and what it does with its settings.
 */
export const processMergeRules: MergeRules = {
  isSet: (recordKind, field) => recordKind === null && field === 'tags',
};
