import { windowMinutes } from '../time-window.ts';
import { windowText } from '../words.ts';
import { example } from './example.ts';
import { fixRecord, funnelRule, label } from './funnel-rule.ts';

export const windowLongerThanTotal = funnelRule({
  name: 'window-longer-than-total',
  reason: 'Whoever takes longer than the whole funnel allows is not counted, whatever a single step allows.',
  scope: 'record',
  *notice({ header, steps }) {
    const total = header.window && windowMinutes(header.window);
    if (!header.window || !total) return;
    for (const record of steps) {
      const own = record.window && windowMinutes(record.window);
      if (!own || own <= total) continue;
      const [step, funnel] = [windowText(record.window), windowText(header.window)];
      yield {
        severity: 'warning',
        record,
        field: 'window',
        message: `${label(record)} allows ${step}, the whole funnel only ${funnel}`,
        fix: fixRecord("Use the funnel's window", record, () => ({ window: null })),
      };
    }
  },
  good: () => timed(2),
  bad: () => timed(3),
});

function timed(amount: number) {
  const window = { amount: 2, unit: 'days' };
  return example([{ kind: 'step', id: 's', window: { amount: amount * 24, unit: 'hours' } }], { window });
}
