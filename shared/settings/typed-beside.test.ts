import { expect, test } from 'vitest';
import { defaultSettings, settingsSchema } from './settings.ts';
import { type AllTyped, besideLimits, withTyped } from './typed-beside.ts';

const count = { people: 2000, successes: 400 };
const trial = { event: 'paid', facts: '{"event":{},"person":{}}', failing: ['a'] };

test('what was typed beside a document is kept part by part, and forgotten part by part', () => {
  const counted = withTyped({}, 'd', { counts: { control: count } });
  const both = withTyped(counted, 'd', { trial });
  expect(both).toEqual({ d: { counts: { control: count }, trial } });
  expect(withTyped(both, 'd', { counts: undefined })).toEqual({ d: { trial } });
  expect(withTyped(withTyped(both, 'd', { counts: undefined }), 'd', { trial: undefined })).toEqual({});
});

test('it is bounded: the document typed in longest ago goes first, and what is too long is not kept', () => {
  let all: AllTyped = {};
  for (let at = 0; at <= besideLimits.documents; at += 1) all = withTyped(all, `d${at}`, { trial });
  expect(Object.keys(all)).toHaveLength(besideLimits.documents);
  expect(all['d0']).toBeUndefined();
  // Typed in again, a document is the last to go.
  all = withTyped(withTyped(all, 'd1', { counts: {} }), 'new', { trial });
  expect(Object.keys(all)).toContain('d1');
  expect(Object.keys(all)).not.toContain('d2');
  const long = withTyped(all, 'd1', { trial: { ...trial, facts: 'x'.repeat(besideLimits.characters) } });
  expect(long['d1']).toBeUndefined();
  expect(settingsSchema.safeParse({ ...defaultSettings, beside: all }).success).toBe(true);
});

test('more than that is refused by the workspace', () => {
  const typed = Object.fromEntries(Array.from({ length: 25 }, (_, at) => [`d${at}`, { trial }]));
  expect(settingsSchema.shape.beside.safeParse(typed).success).toBe(false);
  const facts = 'x'.repeat(besideLimits.characters);
  expect(settingsSchema.shape.beside.safeParse({ d: { trial: { ...trial, facts } } }).success).toBe(false);
});
