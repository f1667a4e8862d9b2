import { emptyChange } from '../../documents/document.ts';
import type { QuickFix } from '../../documents/finding.ts';
import { recordIn } from '../../documents/rule-kit.ts';
import { renameArm } from '../allocation.ts';
import { type ExperimentIndex, indexExperiment } from '../experiment-index.ts';
import type { Variant } from '../records/variant.ts';

/** A fix that gives a variant another key, and its share with it where no other variant has the old key. */
export function renameKey(
  text: string,
  variant: Variant,
  keyFor: (now: Variant, experiment: ExperimentIndex) => string,
): QuickFix {
  return {
    label: text,
    makeChange: (document) => {
      const now = recordIn(document, variant.id) as Variant | undefined;
      if (now?.kind !== 'variant') return null;
      const experiment = indexExperiment(document);
      const key = keyFor(now, experiment);
      const { allocation } = experiment.header;
      const isShared = experiment.variants.some((other) => other.id !== now.id && other.key === now.key);
      const renamed = allocation && !isShared ? renameArm(allocation, now.key, key) : undefined;
      const change = { ...emptyChange, updated: [[now, { ...now, key }] as const] };
      return renamed ? { ...change, header: { allocation: [allocation, renamed] } } : change;
    },
  };
}
