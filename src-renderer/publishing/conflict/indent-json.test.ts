import { expect, test } from 'vitest';
import { indentJson } from './indent-json.ts';

test('looks as JSON.stringify does, and keeps every digit', () => {
  const value = { a: [1, 'x, "y": {\\', { b: null }], empty: {}, none: [], 'k:{': true };
  expect(indentJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
  expect(indentJson('{"n": 12345678901234567890.10}')).toBe('{\n  "n": 12345678901234567890.10\n}');
});

test('a depth that would exhaust the stack is only text', () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  expect(indentJson(deep).replace(/\s/g, '')).toBe(deep);
});
