import { codePointLength, firstCodePoints } from '../../base/text.ts';
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
  for (const [field, limit] of Object.entries(limits)) {
    const text = values[field];
    // A text has at most as many code points as UTF-16 units: most need no count.
    if (typeof text !== 'string' || text.length <= limit) continue;
    const length = codePointLength(text);
    if (length <= limit) continue;
    const name = funnelWords.fieldName(record?.kind ?? null, field).toLowerCase();
    const fixLabel = `Shorten to ${limit} characters`;
    const cut = (value: unknown) => (typeof value === 'string' ? firstCodePoints(value, limit) : '');
    yield {
      severity: 'error',
      record,
      field,
      message: `${label(record)}: its ${name} has ${length} characters, production holds ${limit}`,
      fix: record
        ? fixRecord(fixLabel, record, (now) => ({ [field]: cut(now[field]) }))
        : fixHeader(fixLabel, field, (header) => cut(header[field])),
    };
  }
}
