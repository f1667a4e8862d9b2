import { customType } from 'drizzle-orm/sqlite-core';
import type { Json } from '../../../shared/base/json.ts';
import { parseJson } from '../../../shared/base/parse-json.ts';

/** A value kept as JSON text; SQLite checks that it is JSON. */
export const json = customType<{ data: Json; driverData: string }>({
  dataType: () => 'text',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => parseJson(value) as Json,
});
