import { experiment, funnelOf } from './example.ts';
import { workspaceRule } from './workspace-rule.ts';

export const variantShared = workspaceRule({
  name: 'variant-shared',
  reason: 'There is one funnel for each variant: with two of them the arm has two conversion rates.',
  severity: 'warning',
  *notice({ live }) {
    const first = new Map<string, string>();
    for (const { id: documentId, name, funnel } of live) {
      const own = funnel?.variants.find(({ recordId }) => recordId === null);
      if (!own) continue;
      const key = JSON.stringify([own.experimentId, own.key]);
      const other = first.get(key);
      if (other === undefined) first.set(key, name);
      else {
        const message = `${name} is the same variant "${own.key}" as ${other}`;
        yield { documentId, recordId: null, field: 'variantName', message };
      }
    }
  },
  good: () => [funnelOf('f', 'e', 'control'), funnelOf('g', 'e', 'b'), experiment('e')],
  bad: () => [funnelOf('f', 'e', 'b'), funnelOf('g', 'e', 'b'), experiment('e')],
});
