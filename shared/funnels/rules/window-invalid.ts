import { isWindowUnit, type TimeWindow, windowMinutes, windowUnits } from '../time-window.ts';
import { windowText } from '../words.ts';
import { example } from './example.ts';
import { fixHeader, fixRecord, funnelRule, label } from './funnel-rule.ts';

const fixLabel = 'Remove the limit';

export const windowInvalid = funnelRule({
  name: 'window-invalid',
  reason: 'A window that is no span of time lets nobody convert, or everybody.',
  scope: 'record',
  *notice({ header, steps }) {
    for (const record of [null, ...steps]) {
      const { window } = record ?? header;
      if (window === null || windowMinutes(window) !== undefined) continue;
      yield {
        severity: 'error',
        record,
        field: 'window',
        message: `${label(record)}: ${defectOf(window)}`,
        fix: record
          ? fixRecord(fixLabel, record, () => ({ window: null }))
          : fixHeader(fixLabel, 'window', () => null),
      };
    }
  },
  good: () => example([], { window: { amount: 14, unit: 'days' } }),
  bad: () => example([], { window: { amount: 0, unit: 'days' } }),
});

function defectOf(window: TimeWindow): string {
  const shown = windowText(window) ?? '';
  return isWindowUnit(window.unit)
    ? `${shown} is no time to convert in`
    : `the unit of its time window is none of ${windowUnits.join(', ')}`;
}
