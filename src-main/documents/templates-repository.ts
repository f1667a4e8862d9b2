import { parseJson } from '../../shared/base/parse-json.ts';
import type { Document, DocumentKind } from '../../shared/documents/document.ts';
import type { Database } from '../database/database.ts';

export interface StoredTemplate {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly name: string;
  readonly description: string;
  readonly document: Document;
}

type Row = Omit<StoredTemplate, 'document'> & { readonly body: string };

const columns = 'id, kind, name, description, body';

export type TemplatesRepository = ReturnType<typeof createTemplatesRepository>;

export function createTemplatesRepository(database: Database) {
  const all = database.prepare<[], Row>(`SELECT ${columns} FROM templates ORDER BY kind, name_key`);
  const one = database.prepare<[string], Row>(`SELECT ${columns} FROM templates WHERE id = ?`);
  const holder = database.prepare<[string, string], { readonly id: string }>(
    'SELECT id FROM templates WHERE kind = ? AND name_key = ?',
  );
  const insert = database.prepare(
    'INSERT INTO templates (id, kind, name, name_key, description, body, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const remove = database.prepare<[string]>('DELETE FROM templates WHERE id = ?');
  return {
    list: (): readonly StoredTemplate[] => all.all().map(toTemplate),
    find: (id: string): StoredTemplate | null => {
      const row = one.get(id);
      return row ? toTemplate(row) : null;
    },
    nameIsTaken: (kind: DocumentKind, nameKey: string): boolean => holder.get(kind, nameKey) !== undefined,
    add: ({ id, kind, name, description, document }: StoredTemplate, nameKey: string, at: string): void => {
      insert.run(id, kind, name, nameKey, description, JSON.stringify(document), at);
    },
    /** False where there was none. */
    remove: (id: string): boolean => remove.run(id).changes > 0,
  };
}

function toTemplate({ body, ...row }: Row): StoredTemplate {
  return { ...row, document: parseJson(body) as Document };
}
