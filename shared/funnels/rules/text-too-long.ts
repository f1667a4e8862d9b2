import { longTexts, shortened, shortenWords, tooLongNotice } from '../../documents/long-texts.ts';
import type { FunnelRecord } from '../funnel.ts';
import { funnelLimits } from '../funnel.ts';
import { funnelWords } from '../words.ts';
import { example } from './example.ts';
import { fixHeader, fixRecord, funnelRule, label, type Noticed } from './funnel-rule.ts';

export const textTooLong = funnelRule({
  name: 'text-too-long',
  reason: 'Production refuses a text that is longer than its column, counted in characters.',
  scope: 'record',
  mayLower: false,
  *notice({ header, steps }) {
    yield* tooLong(null, header, funnelLimits.header);
    for (const step of steps) yield* tooLong(step, step, funnelLimits.step);
  },
  good: () => example([{ kind: 'step', id: 's', name: '👣'.repeat(100) }]),
  bad: () => example([{ kind: 'step', id: 's', name: '👣'.repeat(101) }]),
});

function* tooLong(
  record: FunnelRecord | null,
  values: Readonly<Record<string, unknown>>,
  limits: Readonly<Record<string, number>>,
): Generator<Noticed> {
  for (const found of longTexts(values, limits)) {
    const { field } = found;
    const fix = record
      ? fixRecord(shortenWords(found), record, (now) => ({ [field]: shortened(now[field], found) }))
      : fixHeader(shortenWords(found), field, (header) => shortened(header[field], found));
    yield tooLongNotice({ record, found, label: label(record), words: funnelWords, fix });
  }
}
