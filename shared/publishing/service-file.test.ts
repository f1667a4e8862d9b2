import { expect, test } from 'vitest';
import { findPassword } from './password-file.ts';
import { parseServiceFile, serviceConnection } from './service-file.ts';

const file = `# of the team
[staging]
host=db.example.com
port=6432
dbname=journeys
user=designer
sslmode=verify-full
sslcert=~/designer.crt
connect_timeout=5
password=a=b # no comment

[local]
host=127.0.0.1
user=me
[staging]
host=another.example.com
`;

test('a service file gives its sections, and a section a connection', () => {
  const services = parseServiceFile(file);
  if (!services.ok) throw new Error(services.error);
  expect(services.value.map(({ name }) => name)).toEqual(['staging', 'local']);
  expect(serviceConnection(services.value, 'staging')).toEqual({
    ok: true,
    value: {
      connection: {
        kind: 'postgres',
        host: 'db.example.com',
        port: 6432,
        database: 'journeys',
        user: 'designer',
        schema: 'public',
        tls: 'verify',
        authority: null,
        connectSeconds: 5,
      },
      password: 'a=b # no comment',
      files: { certificate: '~/designer.crt' },
    },
  });
  expect(serviceConnection(services.value, 'local')).toMatchObject({
    value: { connection: { database: 'me' } },
  });
  expect(serviceConnection(services.value, 'gone').ok).toBe(false);
});

test('a line that is none is named by its number and not repeated', () => {
  expect(parseServiceFile('[a]\nhost=x\nsecret')).toEqual({
    ok: false,
    error: 'Line 3 is neither [a name] nor key=value.',
  });
  expect(parseServiceFile('host=x').ok).toBe(false);
});

test('of a password file the first line that fits counts', () => {
  const text = '# comment\ndb:5432:a:me:first\n*:*:*:me:a\\:b:c\\\\d\nbroken\n*:*:*:*:last';
  const login = { host: 'db', port: 5432, database: 'a', user: 'me' };
  expect(findPassword(text, login)).toBe('first');
  expect(findPassword(text, { ...login, port: 1 })).toBe('a:b:c\\d');
  expect(findPassword(text, { ...login, user: 'you' })).toBe('last');
  expect(findPassword('db:5432:a:me', login)).toBeNull();
});
