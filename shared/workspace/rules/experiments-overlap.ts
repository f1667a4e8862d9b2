import { areExclusive } from '../../experiments/reach.ts';
import type { DocumentFacts, ExperimentFacts } from '../facts.ts';
import { experiment, variant } from './example.ts';
import { workspaceRule } from './workspace-rule.ts';

export const experimentsOverlap = workspaceRule({
  name: 'experiments-overlap',
  reason:
    'Whoever is in two experiments over the same thing at once shows the effect of both, and of neither.',
  severity: 'warning',
  *notice({ live }) {
    const running = live.flatMap((facts) =>
      facts.experiment?.status === 'running' ? [{ facts, experiment: facts.experiment }] : [],
    );
    for (const one of running) {
      for (const other of running) {
        if (one === other || areExclusive(one.experiment.slices, other.experiment.slices)) continue;
        const shared = sharedBase(one.experiment, other.experiment);
        if (!shared && one.experiment.audience !== other.experiment.audience) continue;
        const what = shared ? 'changes the same document' : 'runs over the same audience';
        yield about(one.facts, `${one.facts.name}: ${other.facts.name} ${what} at the same time`);
      }
    }
  },
  good: () => [
    running('a', { slices: [{ name: 'Pricing', from: 0, to: 50 }] }),
    running('b', { slices: [{ name: 'Pricing', from: 50, to: 100 }] }),
  ],
  bad: () => [
    running('a', { variants: [variant('b', { baseDocumentId: 'j' })], audience: 'x' }),
    { ...running('b', { variants: [variant('b', { baseDocumentId: 'j' })] }), archived: false },
  ],
});

function running(id: string, fields: Partial<ExperimentFacts>): DocumentFacts {
  return experiment(id, { ...fields, status: 'running' });
}

function sharedBase(one: ExperimentFacts, other: ExperimentFacts): boolean {
  const bases = new Set(one.variants.flatMap(({ baseDocumentId }) => baseDocumentId ?? []));
  return other.variants.some(({ baseDocumentId }) => baseDocumentId !== null && bases.has(baseDocumentId));
}

function about({ id }: DocumentFacts, message: string) {
  return { documentId: id, recordId: null, field: 'status', message };
}
