import { z } from 'zod';
import { isJsonObject, type Json, type JsonObject, withSortedKeys } from '../base/json.ts';

/** A shape that others may check our columns or files against. */
export interface PublishedSchema {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly schema: z.ZodType;
}

/** JSON Schema (2020-12) texts by file name, generated from the zod schemas that the application checks with. */
export function jsonSchemaTexts(
  published: Readonly<Record<string, PublishedSchema>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(published).map(([file, { id, title, description, schema }]) => {
      const generated = z.toJSONSchema(schema, { target: 'draft-2020-12' }) as unknown as JsonObject;
      const described = { ...withoutAnyJson(generated), $id: id, title, description };
      return [file, `${JSON.stringify(withSortedKeys(described), null, 2)}\n`];
    }),
  );
}

/**
 * zod writes "any JSON" as a recursive definition each time it is mentioned; in JSON Schema that is what an absent
 * `additionalProperties` and an empty schema say.
 */
function withoutAnyJson(schema: JsonObject): JsonObject {
  const { $defs, ...rest } = schema;
  if ($defs === undefined) return rest;
  for (const [name, definition] of Object.entries(isJsonObject($defs) ? $defs : {})) {
    if (!isAnyJson(name, definition)) throw new Error(`The definition ${name} is more than "any JSON".`);
  }
  const cleaned = cleanedOf(rest);
  if (!isJsonObject(cleaned)) throw new Error('A schema is an object.');
  return cleaned;
}

function isAnyJson(name: string, definition: Json): boolean {
  const self = { $ref: `#/$defs/${name}` };
  const any = {
    anyOf: [
      { type: 'string' },
      { type: 'number' },
      { type: 'boolean' },
      { type: 'null' },
      { type: 'array', items: self },
      { type: 'object', propertyNames: { type: 'string' }, additionalProperties: self },
    ],
  };
  return JSON.stringify(withSortedKeys(definition)) === JSON.stringify(withSortedKeys(any));
}

function cleanedOf(value: Json): Json {
  if (Array.isArray(value)) return value.map(cleanedOf);
  if (!isJsonObject(value)) return value;
  if (typeof value['$ref'] === 'string') return {};
  const pairs = Object.entries(value).filter(
    ([key, item]) =>
      !(key === 'additionalProperties' && isJsonObject(item) && typeof item['$ref'] === 'string'),
  );
  return Object.fromEntries(pairs.map(([key, item]) => [key, cleanedOf(item)]));
}
