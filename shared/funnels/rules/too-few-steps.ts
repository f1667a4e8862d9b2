import { emptyChange } from '../../documents/document.ts';
import { unusedName } from '../../documents/unused-name.ts';
import { funnelLimits, orderLimit } from '../funnel.ts';
import { indexFunnel } from '../funnel-index.ts';
import { newStep } from '../new-records.ts';
import { example } from './example.ts';
import { funnelRule } from './funnel-rule.ts';

export const tooFewSteps = funnelRule({
  name: 'too-few-steps',
  reason: 'A conversion is counted from one step to another, so the main line needs at least two.',
  *notice({ mainLine, steps }) {
    if (mainLine.length >= 2) return;
    const highest = Math.max(0, steps.at(-1)?.order ?? 0);
    yield {
      severity: 'warning',
      record: mainLine[0] ?? null,
      field: null,
      message: mainLine.length === 0 ? 'The main line has no steps' : 'The main line has one step only',
      fix:
        highest > orderLimit - 2
          ? null
          : {
              label: mainLine.length === 0 ? 'Add two steps' : 'Add a step',
              makeChange: (document, newId) => {
                const now = indexFunnel(document);
                const names = now.steps.map(({ name }) => name);
                let order = Math.max(0, now.steps.at(-1)?.order ?? 0);
                const added = [];
                for (let missing = 2 - now.mainLine.length; missing > 0; missing -= 1) {
                  const name = unusedName('New step', names, funnelLimits.step.name);
                  names.push(name);
                  order += 1;
                  added.push(newStep({ name, order }, newId));
                }
                return added.length === 0 ? null : { ...emptyChange, added };
              },
            },
    };
  },
  good: () =>
    example([
      { kind: 'step', id: 'a', order: 1 },
      { kind: 'step', id: 'b', order: 2 },
    ]),
  bad: () => example([{ kind: 'step', id: 'a', order: 1 }]),
});
