import { example } from './example.ts';
import { fixByRemoving, journeyRule, label } from './journey-rule.ts';

export const transitionDirection = journeyRule({
  name: 'transition-direction',
  reason: 'Roads start at an entry or a touchpoint and lead to a touchpoint, a goal or an exit.',
  scope: 'record',
  *notice(journey) {
    for (const record of journey.transitions) {
      const from = journey.byId.get(record.from);
      const to = journey.byId.get(record.to);
      if (!from || !to) continue;
      const ended =
        from.kind === 'exit' ? 'starts at an exit' : from.kind === 'goal' ? 'starts at a goal' : null;
      const wrong = ended ?? (to.kind === 'entry' ? 'leads to an entry' : null);
      if (wrong === null) continue;
      yield {
        severity: 'warning',
        record,
        field: null,
        message: `${label(record, journey)} ${wrong}`,
        fix: fixByRemoving('Remove connection', record),
      };
    }
  },
  good: () =>
    example([
      { kind: 'entry', id: 'e' },
      { kind: 'exit', id: 'x' },
      { kind: 'transition', id: 'r', from: 'e', to: 'x' },
    ]),
  bad: () =>
    example([
      { kind: 'entry', id: 'e' },
      { kind: 'exit', id: 'x' },
      { kind: 'transition', id: 'r', from: 'x', to: 'e' },
    ]),
});
