import { experiment, funnelOf } from './example.ts';
import { workspaceRule } from './workspace-rule.ts';

export const variantUnknown = workspaceRule({
  name: 'variant-unknown',
  reason: 'A funnel that names a variant which its experiment does not have is counted for no arm.',
  severity: 'warning',
  *notice({ live, byId }) {
    for (const { id: documentId, name, funnel } of live) {
      for (const { recordId, experimentId, key } of funnel?.variants ?? []) {
        const of = byId.get(experimentId);
        if (!of?.experiment || of.experiment.variants.some((variant) => variant.key === key)) continue;
        const message = `${name} is the variant "${key}" of ${of.name}, which has no such variant`;
        yield { documentId, recordId, field: 'variantName', message };
      }
    }
  },
  good: () => [funnelOf('f', 'e', 'b'), experiment('e')],
  bad: () => [funnelOf('f', 'e', 'variant_z'), experiment('e')],
});
