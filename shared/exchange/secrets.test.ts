import { expect, it } from 'vitest';
import { createNoteList } from './note-list.ts';
import { isSecretName, withoutSecrets, withoutSecretsIn } from './secrets.ts';

it.each([
  'https://me:canary@host.example.com/x',
  'postgres://app:canary@db/prod',
  'https://hooks.slack.com/services/T00/B00/canary',
  'https://discord.com/api/webhooks/1/canary',
  'https://x.example.com/a?b=1&access_token=canary#top',
  'https://x.example.com/a?api_key=canary&b=2',
  'Authorization: Bearer canary-0123456789',
  'authorization = "Basic Y2FuYXJ5OmNhbmFyeQ=="',
  'password: canary',
  '{"client_secret": "canary"}',
  'eyJhbGciOiJIUzI1NiJ9.eyJjYW5hcnkiOiJjYW5hcnkifQ.c2lnbmF0dXJl',
  'sk_live_canary0123456789',
  'xoxb-canary-0123456789',
  'ghp_canary01234567890123456789',
  'AKIACANARY0123456789',
  '-----BEGIN RSA PRIVATE KEY-----\ncanary\n-----END RSA PRIVATE KEY-----',
])('%s is no longer there', (text) => {
  expect(withoutSecrets(`before ${text} after`)).not.toMatch(/canary|CANARY|Y2FuYXJ5|eyJ/);
  expect(withoutSecrets(`before ${text} after`)).toMatch(/^before /);
});

it.each([
  'Authorization: Bearer {{secrets.payments}}',
  'password: ${VAULT}',
  'https://example.com/reset-password?step=2',
  'Ask for the token at the desk',
  'The basic plan and the bearer of news',
  'someone@example.com',
])('%s is no secret', (text) => {
  expect(withoutSecrets(text)).toBe(text);
});

it('names tell, also as pairs of a name and a value; references, switches and lists of ours stay', () => {
  for (const name of [
    'apiKey',
    'x-api-key',
    'Client Secret',
    'sendgridApiKey',
    'DB_PASSWORD',
    'accessToken',
    'Authorization',
  ])
    expect(isSecretName(name), name).toBe(true);
  for (const name of ['tokens_used', 'secretary', 'keyboard', 'passenger', 'author', 'primaryKey'])
    expect(isSecretName(name), name).toBe(false);
  const notes = createNoteList();
  const value = {
    password: 'a1',
    token: 4711,
    useToken: true,
    apiKey: '{{secrets.mail}}',
    headers: [
      { name: 'X-Api-Key', value: 'a2' },
      { name: 'Accept', value: 'json' },
    ],
    credentials: { user: 'a3', nested: ['a4'] },
  };
  expect(withoutSecretsIn(value, notes)).toEqual({
    password: '[removed]',
    token: '[removed]',
    useToken: true,
    apiKey: '{{secrets.mail}}',
    headers: [
      { name: 'X-Api-Key', value: '[removed]' },
      { name: 'Accept', value: 'json' },
    ],
    credentials: { user: '[removed]', nested: ['[removed]'] },
  });
  expect(notes.all().map(({ place }) => place)).toEqual([
    'password',
    'token',
    'headers[0].value',
    'credentials.user',
    'credentials.nested[0]',
  ]);
});
