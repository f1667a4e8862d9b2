import { nameKey } from '../../base/text.ts';
import { example } from './example.ts';
import { fixHeader, funnelRule } from './funnel-rule.ts';

export const tagsUnclear = funnelRule({
  name: 'tags-unclear',
  reason: 'A tag that is empty or there twice finds nothing that another one does not.',
  scope: 'header',
  *notice({ header }) {
    const tags = header.tags ?? [];
    const clear = clearTags(tags);
    if (clear.length === tags.length) return;
    yield {
      severity: 'warning',
      record: null,
      field: 'tags',
      message: 'The funnel has a tag that is empty or there twice',
      fix: fixHeader('Keep each tag once', 'tags', (now) => now.tags && clearTags(now.tags)),
    };
  },
  good: () => example([], { tags: ['web', 'paid'] }),
  bad: () => example([], { tags: ['web', 'Web ', ''] }),
});

/** The first of each that reads alike. */
function clearTags(tags: readonly string[]): string[] {
  const seen = new Set(['']);
  return tags.filter((tag) => {
    const key = nameKey(tag);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
