import { example } from './example.ts';
import { journeyRule } from './journey-rule.ts';
import { limitedTexts } from './limited-texts.ts';
import { isStageName, tooLong } from './text-too-long.ts';

export const stageNameTooLong = journeyRule({
  name: 'stage-name-too-long',
  reason: 'A running journey keeps the name of its stage in a column of 50 characters.',
  scope: 'record',
  mayLower: false,
  *notice(journey) {
    for (const found of limitedTexts(journey)) {
      if (isStageName(found) && found.length > found.limit) yield tooLong(found, journey);
    }
  },
  good: () => example([{ kind: 'stage', id: 's', name: '👩'.repeat(50) }]),
  bad: () => example([{ kind: 'stage', id: 's', name: 'x'.repeat(51) }]),
});
