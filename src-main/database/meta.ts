import type { Database } from './database.ts';

/** What the workspace knows of itself. */
export interface Meta {
  readonly name: string;
  /** Samples are still to be added by the first host that shows a window. */
  readonly samples: 'pending' | 'done';
}

export const freshMeta: Meta = { name: 'My workspace', samples: 'pending' };

export function readMeta(database: Database): Meta {
  const rows = database.prepare<[], { key: string; value: string }>('SELECT key, value FROM meta').all();
  const values = new Map(rows.map(({ key, value }) => [key, value]));
  return {
    name: values.get('name') ?? freshMeta.name,
    samples: values.get('samples') === 'pending' ? 'pending' : 'done',
  };
}

export function writeMeta(database: Database, meta: Partial<Meta>): void {
  const put = database.prepare(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  database.transaction(() => {
    for (const [key, value] of Object.entries(meta)) put.run(key, value);
  })();
}
