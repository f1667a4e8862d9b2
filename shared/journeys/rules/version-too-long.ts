import { example } from './example.ts';
import { journeyRule } from './journey-rule.ts';
import { limitedTexts } from './limited-texts.ts';
import { tooLong } from './text-too-long.ts';

export const versionTooLong = journeyRule({
  name: 'version-too-long',
  reason: 'Production holds 20 characters of a version, as in 1.4 or 2026-11-22.',
  scope: 'header',
  mayLower: false,
  *notice(journey) {
    for (const found of limitedTexts(journey)) {
      if (found.record === null && found.field === 'version' && found.length > found.limit)
        yield tooLong(found, journey);
    }
  },
  good: () => example([], { version: '1.4' }),
  bad: () => example([], { version: 'the one after the last' }),
});
