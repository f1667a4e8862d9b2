import { example } from './example.ts';
import { journeyRule, label } from './journey-rule.ts';
import { isScriptUrl, pageUrlProblem } from './page-url.ts';

export const pageUrlInvalid = journeyRule({
  name: 'page-url-invalid',
  reason: 'Visits are matched to touchpoints by the address of their page, so it must be one.',
  scope: 'record',
  *notice(journey) {
    for (const record of journey.touchpoints) {
      const url = record.pageUrl;
      const problem = url === null || url === '' || isScriptUrl(url) ? undefined : pageUrlProblem(url);
      if (problem === undefined) continue;
      yield {
        severity: 'warning',
        record,
        field: 'pageUrl',
        message: `${label(record, journey)}: its page URL ${problem}`,
      };
    }
  },
  good: () => example([{ kind: 'touchpoint', id: 't', pageUrl: '/orders/{id}?tab=open' }]),
  bad: () => example([{ kind: 'touchpoint', id: 't', pageUrl: 'the sign-up page' }]),
});
