import { codePointLength, firstCodePoints } from '../../base/text.ts';
import type { QuickFix } from '../../documents/finding.ts';
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
  for (const [field, limit] of Object.entries(limits)) {
    const text = values[field];
    // A text has at most as many code points as UTF-16 units: most need no count.
    if (typeof text !== 'string' || text.length <= limit) continue;
    const length = codePointLength(text);
    if (length <= limit) continue;
    const name = experimentWords.fieldName(record?.kind ?? null, field).toLowerCase();
    yield {
      severity: 'error',
      record,
      field,
      message: `${label(record)}: its ${name} has ${length} characters, production holds ${limit}`,
      fix: shorten(record, field, limit),
    };
  }
}

function shorten(record: ExperimentRecord | null, field: string, limit: number): QuickFix {
  const text = `Shorten to ${limit} characters`;
  const cut = (value: unknown) => (typeof value === 'string' ? firstCodePoints(value, limit) : '');
  if (!record) return fixHeader(text, ({ header }) => ({ [field]: cut(header[field]) }));
  if (record.kind === 'variant') return renameKey(text, record, (now) => cut(now.key));
  return fixRecord(text, record, (now) => ({ [field]: cut(now[field]) }));
}
