import { expect, test } from 'vitest';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { targetWords } from './roles.ts';

const postgres = {
  kind: 'postgres',
  host: 'db.example.com',
  port: 5432,
  database: 'journeys',
  user: 'designer',
  schema: 'public',
  tls: 'verify',
  authority: null,
} as const;

test('what is about to be written is said with everything that tells it from another database', () => {
  const words = (connection: Environment['connection']) =>
    targetWords({
      id: 'e',
      name: 'Production',
      role: 'production',
      connection,
      guarded: false,
      unlockedUntil: null,
      password: 'none',
    }).join(' ');
  expect(words(postgres)).toBe('journeys at db.example.com');
  expect(words({ ...postgres, port: 6543 })).toBe('journeys at db.example.com:6543');
  expect(words({ ...postgres, schema: 'sales' })).toBe('journeys at db.example.com, schema sales');
  expect(words({ kind: 'sandbox' })).toBe('the sandbox inside this app');
});
