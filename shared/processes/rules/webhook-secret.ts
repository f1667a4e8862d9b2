import type { Does } from '../records/action.ts';
import { hasCredentials, isSecretHeader, secretReference, withoutCredentials } from '../secrets.ts';
import { oneAction, webhook } from './example.ts';
import { fixRecord, label, processRule } from './process-rule.ts';

export const webhookSecret = processRule({
  name: 'webhook-secret',
  reason: 'A document is exported, compared and shown to many: a key in it is a key given away.',
  scope: 'record',
  *notice(process) {
    for (const record of process.actions) {
      const found = secretsIn(record.does);
      const [first] = found;
      if (first === undefined) continue;
      const more = found.length > 1 ? ` and ${found.length - 1} more` : '';
      yield {
        severity: 'error',
        record,
        field: 'does',
        message: `${label(record, process)}: ${first}${more} looks like a secret`,
        fix: fixRecord('Replace by a reference', record, (now) => ({ does: withReferences(now.does) })),
      };
    }
  },
  good: () => oneAction(webhook('https://example.com', { Authorization: 'Bearer {{secrets.crm}}' })),
  bad: () => oneAction(webhook('https://example.com', { Authorization: 'Bearer 1f3a9c' })),
});

/** Where a webhook seems to carry a secret, in words; never the secret itself. */
function secretsIn(does: Does): string[] {
  if (does.type !== 'call_webhook') return [];
  const headers = Object.entries(does.headers)
    .filter(([name, value]) => isSecretHeader(name, value))
    .map(([name]) => `the header ${name.slice(0, 40)}`);
  return hasCredentials(does.url) ? ['the URL', ...headers] : headers;
}

function withReferences(does: Does): Does {
  if (does.type !== 'call_webhook') return does;
  const headers = Object.entries(does.headers).map(([name, value]): [string, string] => {
    return [name, isSecretHeader(name, value) ? secretReference(name, value) : value];
  });
  return { ...does, url: withoutCredentials(does.url), headers: Object.fromEntries(headers) };
}
