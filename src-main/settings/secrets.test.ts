import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createSealer } from '../database/sealer.ts';
import type { Log } from '../ports.ts';
import { removeTestFolders, testFolder } from '../testing/test-app.ts';
import { createSecrets } from './secrets.ts';

afterEach(removeTestFolders);

const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const key = randomBytes(32);

test('a remembered secret is sealed on disk and is there at the next start', async () => {
  const folder = testFolder();
  const secrets = createSecrets(folder, key, quiet);
  expect(await secrets.set('prod', 'hunter2-canary', true)).toBe('sealed');
  expect(secrets.kept('prod')).toBe('sealed');
  const file = join(folder, 'secrets.sealed');
  const bytes = readFileSync(file);
  expect(bytes.includes('hunter2-canary') || bytes.includes('prod')).toBe(false);
  expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
  const again = createSecrets(folder, key, quiet);
  expect(await again.get('prod')).toBe('hunter2-canary');
  await again.remove('prod');
  expect(await createSecrets(folder, key, quiet).get('prod')).toBeNull();
});

test('a secret that is not to be remembered, or has no key to be sealed under, never touches the disk', async () => {
  const folder = testFolder();
  const secrets = createSecrets(folder, key, quiet);
  expect(await secrets.set('dev', 'secret', false)).toBe('memory');
  const bare = createSecrets(folder, null, quiet);
  expect(await bare.set('dev', 'secret', true)).toBe('memory');
  expect([await bare.get('dev'), bare.kept('dev'), bare.kept('other')]).toEqual(['secret', 'memory', 'none']);
  expect(readdirSync(folder)).toEqual([]);
});

test('choosing not to remember takes the sealed one away', async () => {
  const folder = testFolder();
  const secrets = createSecrets(folder, key, quiet);
  await secrets.set('dev', 'first', true);
  expect(await secrets.set('dev', 'second', false)).toBe('memory');
  expect(await secrets.get('dev')).toBe('second');
  expect(await createSecrets(folder, key, quiet).get('dev')).toBeNull();
});

test('with the first passphrase, what was to be remembered is sealed and the rest stays in memory', async () => {
  const folder = testFolder();
  const secrets = createSecrets(folder, null, quiet);
  await secrets.set('kept', 'a', true);
  await secrets.set('once', 'b', false);
  secrets.protect(key);
  expect([secrets.kept('kept'), secrets.kept('once')]).toEqual(['sealed', 'memory']);
  const again = createSecrets(folder, key, quiet);
  expect([await again.get('kept'), await again.get('once')]).toEqual(['a', null]);
});

test('a damaged file or another key is put aside, not overwritten', async () => {
  const folder = testFolder();
  await createSecrets(folder, key, quiet).set('prod', 'secret', true);
  const file = join(folder, 'secrets.sealed');
  const bytes = readFileSync(file);
  bytes[bytes.length - 1]! ^= 1;
  writeFileSync(file, bytes);
  const secrets = createSecrets(folder, key, quiet);
  expect(await secrets.get('prod')).toBeNull();
  expect(existsSync(`${file}.damaged`)).toBe(true);
  expect(readFileSync(`${file}.damaged`)).toEqual(bytes);
});

test('the sealer opens its own for the same purpose and nothing else', () => {
  const sealer = createSealer(key);
  const plain = Buffer.from('a dump of the sandbox');
  const sealed = sealer.seal('sandbox', plain);
  expect(Buffer.from(sealed).includes('dump')).toBe(false);
  expect(sealer.open('sandbox', sealed)).toEqual(plain);
  expect(sealer.seal('sandbox', plain)).not.toEqual(sealed);
  expect(sealer.open('secrets', sealed)).toBeNull();
  expect(createSealer(randomBytes(32)).open('sandbox', sealed)).toBeNull();
  expect(sealer.open('sandbox', sealed.subarray(0, 10))).toBeNull();
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Uint8Array.from(sealed);
    changed[at]! ^= 1;
    expect(sealer.open('sandbox', changed), `byte ${at}`).toBeNull();
  }
});
