import type { Does } from '../records/action.ts';
import { oneAction, webhook } from './example.ts';
import { fixRecord, label, processRule } from './process-rule.ts';

const secretName = /auth|api[-_]?key|token|secret|passw|cookie|signature|credential/i;
const secretValue = /^(eyJ|sk_|pk_|rk_|gh[pousr]_|xox[abprs]-|AKIA)|^(?=.*\d)[A-Za-z0-9+/_=.-]{32,}$/;
const reference = /\{\{\s*[A-Za-z0-9_.-]+\s*\}\}/g;
const credentials = /^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i;

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
    .filter(([name, value]) => isSecret(name, value))
    .map(([name]) => `the header ${name.slice(0, 40)}`);
  return credentials.test(does.url) ? ['the URL', ...headers] : headers;
}

function isSecret(name: string, value: string): boolean {
  const rest = value
    .replace(reference, '')
    .trim()
    .replace(/^(bearer|basic|token|digest)\b/i, '')
    .trim();
  return rest !== '' && (secretName.test(name) || secretValue.test(rest));
}

function withReferences(does: Does): Does {
  if (does.type !== 'call_webhook') return does;
  const headers = Object.entries(does.headers).map(([name, value]): [string, string] => {
    if (!isSecret(name, value)) return [name, value];
    const key = name.toLowerCase().replace(/[^a-z0-9]+/g, '_') || 'header';
    const [scheme] = /^(bearer|basic|token|digest) /i.exec(value) ?? [''];
    return [name, `${scheme}{{secrets.${key}}}`];
  });
  return { ...does, url: withoutCredentials(does.url), headers: Object.fromEntries(headers) };
}

function withoutCredentials(url: string): string {
  return url.replace(credentials, '$1');
}
