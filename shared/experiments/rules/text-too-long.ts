import type { QuickFix } from '../../documents/finding.ts';
import {
  type LongText,
  longTexts,
  shortened,
  shortenWords,
  tooLongNotice,
} from '../../documents/long-texts.ts';
import { type ExperimentRecord, experimentLimits } from '../experiment.ts';
import { experimentWords } from '../words.ts';
import { example } from './example.ts';
import { experimentRule, fixHeader, fixRecord, label, type Noticed } from './experiment-rule.ts';
import { renameKey } from './rename-key.ts';

export const textTooLong = experimentRule({
  name: 'text-too-long',
  reason: 'Production refuses a text that is longer than its column, counted in characters.',
  scope: 'record',
  mayLower: false,
  *notice({ header, variants, metrics }) {
    yield* tooLong(null, header, experimentLimits.header);
    for (const variant of variants) yield* tooLong(variant, variant, experimentLimits.variant);
    for (const metric of metrics) {
      if (metric.role === 'primary') yield* tooLong(metric, metric, experimentLimits.metric);
    }
  },
  good: () => example([{ kind: 'variant', id: 'v', key: '🧪'.repeat(50) }]),
  bad: () => example([{ kind: 'variant', id: 'v', key: '🧪'.repeat(51) }]),
});

function* tooLong(
  record: ExperimentRecord | null,
  values: Readonly<Record<string, unknown>>,
  limits: Readonly<Record<string, number>>,
): Generator<Noticed> {
  for (const found of longTexts(values, limits)) {
    const fix = shorten(record, found);
    yield tooLongNotice({ record, found, label: label(record), words: experimentWords, fix });
  }
}

function shorten(record: ExperimentRecord | null, found: LongText): QuickFix {
  const { field } = found;
  const text = shortenWords(found);
  if (!record) return fixHeader(text, ({ header }) => ({ [field]: shortened(header[field], found) }));
  if (record.kind === 'variant') return renameKey(text, record, (now) => shortened(now.key, found));
  return fixRecord(text, record, (now) => ({ [field]: shortened(now[field], found) }));
}
