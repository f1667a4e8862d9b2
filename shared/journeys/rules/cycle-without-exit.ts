import type { Touchpoint } from '../records/touchpoint.ts';
import { addExit } from './add-exit.ts';
import { example } from './example.ts';
import { journeyRule, label } from './journey-rule.ts';
import { circles } from './roads.ts';

export const cycleWithoutExit = journeyRule({
  name: 'cycle-without-exit',
  reason: 'People who get into a circle that no road leaves never come to an end.',
  *notice(journey) {
    const position = new Map(journey.touchpoints.map((touchpoint, index) => [touchpoint.id, index]));
    for (const circle of circles(journey)) {
      const members = new Set(circle);
      const left = circle.some((id) => journey.outOf(id).some(({ to }) => !members.has(to)));
      const [first] = circle
        .map((id) => journey.byId.get(id))
        .filter((record): record is Touchpoint => record?.kind === 'touchpoint')
        .toSorted((a, b) => (position.get(a.id) ?? 0) - (position.get(b.id) ?? 0));
      if (left || !first) continue;
      const others = circle.length - 1;
      const who =
        others === 0 ? 'leads only to itself' : `and ${others} more go round in a circle that nothing leaves`;
      yield {
        severity: 'warning',
        record: first,
        field: null,
        message: `${label(first, journey)} ${who}`,
        fix: addExit(first, 'Gives up', 'gives up'),
      };
    }
  },
  good: () =>
    example([
      { kind: 'touchpoint', id: 'a' },
      { kind: 'touchpoint', id: 'b' },
      { kind: 'exit', id: 'x' },
      { kind: 'transition', id: '1', from: 'a', to: 'b' },
      { kind: 'transition', id: '2', from: 'b', to: 'a' },
      { kind: 'transition', id: '3', from: 'b', to: 'x' },
    ]),
  bad: () =>
    example([
      { kind: 'touchpoint', id: 'a' },
      { kind: 'touchpoint', id: 'b' },
      { kind: 'transition', id: '1', from: 'a', to: 'b' },
      { kind: 'transition', id: '2', from: 'b', to: 'a' },
    ]),
});
