import type { MergeRules } from '../documents/merge.ts';

/** Tags are a set; every other field stands for itself, `order` among them. */
export const funnelMergeRules: MergeRules = {
  isSet: (recordKind, field) => recordKind === null && field === 'tags',
};
