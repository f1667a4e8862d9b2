import { expect, test } from 'vitest';
import { fitted } from './fitted.ts';
import { help } from './help.ts';

test('the help fits a terminal, and says the same', () => {
  const words = (text: string) => text.split(/\s+/);
  for (const width of [80, 100]) {
    const text = fitted(help, width);
    expect(text.split('\n').filter((line) => line.length > width)).toEqual([]);
    expect(words(text)).toEqual(words(help));
  }
  expect(fitted(help, undefined)).toBe(help);
});

test('what goes on stands below where it began', () => {
  const line = `  push <environment>  plans and pushes, in one transaction, all of it or nothing`;
  expect(fitted(line, 60)).toBe(
    '  push <environment>  plans and pushes, in one transaction,\n                      all of it or nothing',
  );
});
