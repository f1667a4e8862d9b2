/** How a column's values are sent and compared. */
export type ColumnType = 'uuid' | 'text' | 'text[]' | 'jsonb' | 'boolean' | 'integer' | 'timestamptz';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** The longest text that it takes, in code points; null: any. */
  readonly limit: number | null;
}

/** `VARCHAR(limit)` or `TEXT`. */
export function text(name: string, limit: number | null = null): Column {
  return { name, type: 'text', limit };
}

export function column(name: string, type: ColumnType): Column {
  return { name, type, limit: null };
}
