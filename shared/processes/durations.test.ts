import { expect, it } from 'vitest';
import { durationText, exactDurationText } from './durations.ts';

it('tells a duration shortly on cards, and wholly where two of them are compared', () => {
  const told = (seconds: number) => [durationText(seconds), exactDurationText(seconds)].map(plain);
  expect(told(14_400)).toEqual(['4 hours', '4 hours']);
  expect(told(172_803)).toEqual(['2 days', '2 days 3 seconds']);
  expect(told(93_784)).toEqual(['1 day 2 hours', '1 day 2 hours 3 minutes 4 seconds']);
  expect(told(0)).toEqual(['0 seconds', '0 seconds']);
  expect(told(1.5)).toEqual(['2 seconds', '1.5 seconds']);
  expect(told(Number.NaN)[0]).toBe('an unclear time');
});

function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}
