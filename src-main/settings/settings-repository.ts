import type { Database } from '../database/database.ts';

export type SettingsRepository = ReturnType<typeof createSettingsRepository>;

/** One row for each top-level field. */
export function createSettingsRepository(database: Database) {
  const all = database.prepare<[], { key: string; value: string }>('SELECT key, value FROM settings');
  const put = database.prepare(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  return {
    all: () => all.all(),
    putAll: (values: Readonly<Record<string, unknown>>): void => {
      database.transaction(() => {
        for (const [key, value] of Object.entries(values)) {
          if (value !== undefined) put.run(key, JSON.stringify(value));
        }
      })();
    },
  };
}
