import { cutText } from '../../documents/in-words.ts';
import { orderModes } from '../funnel.ts';
import { example } from './example.ts';
import { fixHeader, funnelRule } from './funnel-rule.ts';

export const orderModeUnknown = funnelRule({
  name: 'order-mode-unknown',
  reason: 'Whoever counts the funnel must know whether other events may lie between two steps.',
  scope: 'header',
  *notice({ header: { orderMode } }) {
    if ((orderModes as readonly string[]).includes(orderMode)) return;
    yield {
      severity: 'error',
      record: null,
      field: 'orderMode',
      message: `The order of steps "${cutText(orderMode, 60)}" is none of ${orderModes.join(', ')}`,
      fix: fixHeader('Change to ordered', 'orderMode', () => 'ordered'),
    };
  },
  good: () => example([], { orderMode: 'strict' }),
  bad: () => example([], { orderMode: 'loose' }),
});
