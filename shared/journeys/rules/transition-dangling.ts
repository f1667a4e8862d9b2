import { example } from './example.ts';
import { fixByRemoving, journeyRule, label } from './journey-rule.ts';

export const transitionDangling = journeyRule({
  name: 'transition-dangling',
  reason: 'A connection whose end is not in the journey leads whoever reads the template astray.',
  scope: 'record',
  *notice(journey) {
    for (const record of journey.transitions) {
      for (const field of ['from', 'to'] as const) {
        const end = journey.byId.get(record[field]);
        const stands = end && ['entry', 'touchpoint', 'goal', 'exit'].includes(end.kind);
        if (stands) continue;
        const what = field === 'from' ? 'starts at' : 'leads to';
        yield {
          severity: 'error',
          record,
          field,
          message: `${label(record, journey)} ${what} something that is not in the journey`,
          fix: fixByRemoving('Remove connection', record),
        };
      }
    }
  },
  good: () =>
    example([
      { kind: 'touchpoint', id: 'a' },
      { kind: 'exit', id: 'b' },
      { kind: 'transition', id: 't', from: 'a', to: 'b' },
    ]),
  bad: () =>
    example([
      { kind: 'touchpoint', id: 'a' },
      { kind: 'transition', id: 't', from: 'a', to: 'gone' },
    ]),
});
