import { expect, test } from 'vitest';
import { parseConnection } from './parse-connection.ts';

function parsed(text: string) {
  const result = parseConnection(text);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

test('a URL gives every part, with the password decoded and apart', () => {
  expect(
    parsed('postgresql://ann%40x:p%2Fa%3As%25s@db.example.com:6543/jour%20neys?sslmode=require'),
  ).toEqual({
    connection: {
      kind: 'postgres',
      host: 'db.example.com',
      port: 6543,
      database: 'jour neys',
      user: 'ann@x',
      schema: 'public',
      tls: 'verify',
      authority: null,
    },
    password: 'p/a:s%s',
  });
  expect(parsed('postgres://ann@[::1]/d?sslmode=disable').connection).toMatchObject({
    host: '::1',
    port: 5432,
    tls: 'off',
  });
  expect(parsed('postgres://u@localhost/d?options=-c%20search_path%3Djourneys').connection.schema).toBe(
    'journeys',
  );
  expect(parsed('postgres://u@h/d').password).toBeNull();
});

test('an unescaped @ in the password is kept, because the last one ends it', () => {
  expect(parsed('postgres://u:a@b@h/d')).toMatchObject({ connection: { host: 'h' }, password: 'a@b' });
});

test('key=value pairs with quotes and backslashes', () => {
  expect(
    parsed("host=db.example.com port=5433 dbname='my db' user=ann password='it\\'s \\\\ here'"),
  ).toMatchObject({
    connection: { host: 'db.example.com', port: 5433, database: 'my db', user: 'ann', tls: 'verify' },
    password: "it's \\ here",
  });
  expect(parsed('host=127.0.0.1 user=ann').connection).toMatchObject({ database: 'ann', tls: 'off' });
});

test.each([
  ['', /Paste/],
  ['hello there', /neither/],
  ['postgres://u:secret-word@h/d?sslmode=disable', /refused/],
  ['host=10.0.0.1 user=u sslmode=disable', /refused/],
  ['postgres://u:secret-word@h:99999/d', /port/],
  ['postgres://u:secret-word@/d', /host is missing/],
  ['postgres://h/d', /user is missing/],
  ['postgres://u:secret-word%zz@h/d', /%25/],
  ['postgres://u:secret-word@a,b/d', /one host/],
  ['host=/var/run user=u', /socket/],
  ['postgres://u:secret-word@h/d?sslmode=maybe', /sslmode/],
])('%s is refused with a reason that repeats nothing of it', (text, reason) => {
  const result = parseConnection(text);
  expect(result.ok).toBe(false);
  if (result.ok) return;
  expect(result.error).toMatch(reason);
  expect(result.error).not.toContain('secret-word');
});
