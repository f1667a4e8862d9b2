import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { notices } from './third-party.ts';

const root = dirname(import.meta.dirname);

test('the notices name every package that is shipped, with its licence', () => {
  const rows = [...notices(root).matchAll(/^\| (\S+) \| (\d\S*) \| (.+) \|$/gm)].map((row) =>
    row.slice(1, 4),
  );
  const names = rows.map(([name]) => name);
  expect(names).toEqual(
    expect.arrayContaining(['better-sqlite3', 'pg', 'zod', 'react', '@mantine/core', '@xyflow/react']),
  );
  expect(names).not.toContain('vitest');
  for (const [, , license] of rows) expect(license).toMatch(/MIT|ISC|Apache|BSD|OFL|EPL|0BSD|PostgreSQL|CC0/);
});

test('the committed notices are those of what is shipped now', () => {
  expect(readFileSync(join(root, 'THIRD-PARTY-NOTICES.md'), 'utf8')).toBe(notices(root));
});
