import { oneAction, webhook } from './example.ts';
import { fixRecord, label, processRule } from './process-rule.ts';

/** A scheme, a host and nothing that an address cannot hold. Placeholders `{{...}}` may stand behind the host. */
const httpsUrl = /^https:\/\/[^\s\p{Cc}/?#]+([/?#][^\s\p{Cc}]*)?$/iu;

export const webhookUrlNotHttps = processRule({
  name: 'webhook-url-not-https',
  reason: 'A webhook over anything but https lets everybody on the way read and change what it carries.',
  scope: 'record',
  *notice(process) {
    for (const record of process.actions) {
      const { does } = record;
      if (does.type !== 'call_webhook' || httpsUrl.test(does.url)) continue;
      const what = does.url.trim() === '' ? 'has no URL to call' : 'does not call an https address';
      const fix = fixRecord('Use https', record, (now) =>
        now.does.type === 'call_webhook' ? { does: { ...now.does, url: withHttps(now.does.url) } } : null,
      );
      yield {
        severity: 'error',
        record,
        field: 'does',
        message: `${label(record, process)} ${what}`,
        fix: httpsUrl.test(withHttps(does.url)) ? fix : null,
      };
    }
  },
  good: () => oneAction(webhook('https://example.com/hook')),
  bad: () => oneAction(webhook('http://example.com/hook')),
});

function withHttps(url: string): string {
  return url.trim().replace(/^http:/i, 'https:');
}
