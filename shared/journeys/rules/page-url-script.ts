import { example } from './example.ts';
import { fixRecord, journeyRule, label } from './journey-rule.ts';
import { isScriptUrl } from './page-url.ts';

export const pageUrlScript = journeyRule({
  name: 'page-url-script',
  reason: 'An address that is a program would run in every tool that shows the template as a link.',
  scope: 'record',
  *notice(journey) {
    for (const record of journey.touchpoints) {
      if (record.pageUrl === null || !isScriptUrl(record.pageUrl)) continue;
      yield {
        severity: 'error',
        record,
        field: 'pageUrl',
        message: `${label(record, journey)}: its page URL is a program, not an address`,
        fix: fixRecord('Clear the page URL', record, () => ({ pageUrl: null })),
      };
    }
  },
  good: () => example([{ kind: 'touchpoint', id: 't', pageUrl: 'https://example.com/javascript:intro' }]),
  bad: () => example([{ kind: 'touchpoint', id: 't', pageUrl: ' java\nscript:alert(1)' }]),
});
