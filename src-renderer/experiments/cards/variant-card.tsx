import { FlaskConical, ShieldCheck, Trophy } from 'lucide-react';
import { useStore } from 'zustand';
import type { Experiment } from '../../../shared/experiments/experiment.ts';
import type { Variant } from '../../../shared/experiments/records/variant.ts';
import { shareOf } from '../../../shared/experiments/traffic-flow.ts';
import { CardDetail, CardTop, StackedCard } from '../../canvas/cards/card.tsx';
import { useCanvas } from '../../canvas/engine-context.ts';
import type { CardProps } from '../../canvas/scene.ts';
import { percent } from '../percent.ts';
import { promotionOf } from '../variants/promoted.ts';
import styles from './variant-card.module.css';
import { changesInWords } from './variant-words.ts';

/** One arm: its key and name, its part of the traffic, and what it changes. */
export function VariantCard({ record, selected, mark }: CardProps) {
  const variant = record as Variant;
  const { engine } = useCanvas();
  const share = useStore(engine.session.store, ({ document }) =>
    shareOf((document as Experiment).header.allocation ?? null, variant.key),
  );
  const promoted = useStore(
    engine.session.store,
    ({ document }) => promotionOf(document, variant.key) !== undefined,
  );
  const Icon = variant.isControl ? ShieldCheck : FlaskConical;
  return (
    <StackedCard
      striped
      className={styles.variant ?? ''}
      selected={selected}
      mark={mark}
      data-control={variant.isControl || undefined}
    >
      <CardTop
        sign={<Icon size={16} strokeWidth={1.75} aria-hidden />}
        name={variant.name}
        unnamed="Unnamed variant"
      >
        <span className={styles.share} data-missing={share === null || undefined}>
          {share === null ? 'no share' : percent(share)}
        </span>
      </CardTop>
      <CardDetail title={variant.description ?? undefined}>{variant.description}</CardDetail>
      <div className={styles.foot}>
        <code className={styles.key} title={`Key: ${variant.key}`}>
          {variant.key}
        </code>
        {variant.isControl && <span className={styles.badge}>control</span>}
        {promoted && (
          <span className={styles.badge} data-won>
            <Trophy size={12} strokeWidth={1.75} aria-hidden /> promoted
          </span>
        )}
        <span className={styles.changes}>{changesInWords(variant)}</span>
      </div>
    </StackedCard>
  );
}
